package org.clipwright.plugin.effects.picture.shape;

import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.MarginArea;
import org.clipwright.plugin.effects.picture.pixel.StraightPixel;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Pixelates a picture or part of it with large squares. */
public final class Pixelate implements PictureEffect {

  private static final NumberParameter PIXELIZATION =
      ParameterSpec.number("pixelization", "Pixelization", 0.5, 0, 0.9999f);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Pixelate",
          "Pixelate",
          "Turns the picture, or the part within the margins, into large squares.",
          Medium.PICTURE,
          List.of(
              PIXELIZATION, MarginArea.LEFT, MarginArea.TOP, MarginArea.RIGHT, MarginArea.BOTTOM));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  private static final class Filter implements PictureFilter {

    /** The remaining fraction of the width falls off with powers of this. */
    private static final double FALL = 0.001;

    /** The original paints the squares over the picture, so translucent ones do not hide what is below. */
    private final boolean over;

    private final Fidelity fidelity;
    private int left;
    private int top;
    private int width;
    private int height;
    private Squares squares;

    Filter(Fidelity fidelity) {
      this.fidelity = fidelity;
      this.over = fidelity.original();
    }

    @Override
    public Layout layout(PictureContext context) {
      Optional<MarginArea> area = MarginArea.of(context, fidelity);
      if (area.isEmpty()) {
        return Layout.unchanged();
      }
      left = area.get().left();
      top = area.get().top();
      width = area.get().width();
      height = area.get().height();
      double share = Math.min(1, Math.pow(FALL, Math.abs(context.value(PIXELIZATION))));
      int columns = Math.max(1, (int) (width * share));
      if (columns == width && !over) {
        return Layout.unchanged();
      }
      squares = new Squares(left, top, width, height, columns,
          Math.clamp((int) (height * (double) columns / width + 0.9999), 1, height));
      return Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int[] colors = new int[squares.columns()];
      int known = -1;
      for (int y = rows.from(); y < rows.to(); y++) {
        copyRow(source, target, y);
        if (y >= top && y < top + height) {
          int line = squares.line(y - top);
          if (line != known) {
            squares.average(source, line, colors);
            known = line;
          }
          paint(target, y, colors);
        }
      }
    }

    private static void copyRow(Frame source, Frame target, int y) {
      long bytes = source.width() * 4L;
      java.lang.foreign.MemorySegment.copy(source.pixels(), y * bytes, target.pixels(), y * bytes, bytes);
    }

    private void paint(Frame target, int y, int[] colors) {
      int row = y * target.width() + left;
      for (int x = 0; x < width; x++) {
        int color = colors[squares.column(x)];
        target.pixel(row + x, over ? over(color, target.pixel(row + x)) : color);
      }
    }

    private static int over(int pixel, int below) {
      int left = 255 - (pixel >>> 24);
      return Pixel.of(
          Pixel.red(pixel) + StraightPixel.share(Pixel.red(below), left),
          Pixel.green(pixel) + StraightPixel.share(Pixel.green(below), left),
          Pixel.blue(pixel) + StraightPixel.share(Pixel.blue(below), left),
          (pixel >>> 24) + StraightPixel.share(below >>> 24, left));
    }
  }
}
