package org.clipwright.plugin.effects.tracked;

import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Stabilizes shaky video by applying motion that the desktop editor computed beforehand. */
public final class Stabilizer implements PictureEffect {

  private static final StringParameter DATA = ParameterSpec.text("protobuf_data_path", "Data File", "");
  private static final NumberParameter ZOOM = ParameterSpec.number("zoom", "Zoom", 1, 0, 2);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Stabilizer",
          "Stabilizer",
          "Steadies shaky footage with movements that were measured beforehand.",
          Medium.PICTURE,
          List.of(DATA, ZOOM));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(Steadying.parse(setup.file(DATA)), setup.fidelity().original());
  }

  /** Each pixel is fetched from where it was before the move. */
  private static final class Filter implements PictureFilter {

    private static final int BLACK = 0xFF000000;

    private final Steadying steadying;
    private final boolean opaque;
    private double cos;
    private double sin;
    private double right;
    private double down;
    private double zoom;

    Filter(Steadying steadying, boolean opaque) {
      this.steadying = steadying;
      this.opaque = opaque;
    }

    @Override
    public Layout layout(PictureContext context) {
      Optional<Steadying.Move> move = steadying.of(context.frameNumber());
      zoom = context.value(ZOOM);
      if (move.isEmpty() || !(zoom > 0)) {
        return Layout.unchanged();
      }
      cos = Math.cos(move.get().turn());
      sin = Math.sin(move.get().turn());
      right = move.get().right() * context.width();
      down = move.get().down() * context.height();
      return Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      double middleX = source.width() / 2.0;
      double middleY = source.height() / 2.0;
      for (int y = rows.from(); y < rows.to(); y++) {
        for (int x = 0; x < target.width(); x++) {
          double movedX = (x - middleX) / zoom + middleX - right;
          double movedY = (y - middleY) / zoom + middleY - down;
          int pixel = between(source, cos * movedX + sin * movedY, cos * movedY - sin * movedX);
          target.pixel(y * target.width() + x, opaque ? pixel | BLACK : pixel);
        }
      }
    }

    /** The interpolated colour at a position; transparent outside the picture. */
    private static int between(Frame source, double x, double y) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double dx = x - left;
      double dy = y - top;
      int a = at(source, left, top);
      int b = at(source, left + 1, top);
      int c = at(source, left, top + 1);
      int d = at(source, left + 1, top + 1);
      int result = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        double upper = (a >>> shift & 0xFF) * (1 - dx) + (b >>> shift & 0xFF) * dx;
        double lower = (c >>> shift & 0xFF) * (1 - dx) + (d >>> shift & 0xFF) * dx;
        result |= (int) (upper * (1 - dy) + lower * dy + 0.5) << shift;
      }
      return result;
    }

    private static int at(Frame source, int x, int y) {
      boolean inside = x >= 0 && y >= 0 && x < source.width() && y < source.height();
      return inside ? source.pixel(y * source.width() + x) : 0;
    }
  }
}
