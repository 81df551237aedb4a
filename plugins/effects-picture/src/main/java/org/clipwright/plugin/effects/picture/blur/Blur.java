package org.clipwright.plugin.effects.picture.blur;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.MarginArea;
import org.clipwright.plugin.effects.picture.pixel.OwnFrame;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** An effect that blurs a picture with separate radii for rows and columns. */
public final class Blur implements PictureEffect {

  private static final NumberParameter HORIZONTAL_RADIUS =
      ParameterSpec.number("horizontal_radius", "Horizontal Radius", 6, 0, 100);
  private static final NumberParameter VERTICAL_RADIUS =
      ParameterSpec.number("vertical_radius", "Vertical Radius", 6, 0, 100);
  private static final NumberParameter SIGMA = ParameterSpec.number("sigma", "Sigma", 3, 0, 100);
  private static final NumberParameter ITERATIONS = ParameterSpec.number("iterations", "Iterations", 3, 0, 100);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Blur",
          "Blur",
          "Blurs the picture, horizontally and vertically by separate radii.",
          Medium.PICTURE,
          List.of(
              HORIZONTAL_RADIUS, VERTICAL_RADIUS, SIGMA, ITERATIONS, MarginArea.LEFT, MarginArea.TOP, MarginArea.RIGHT,
              MarginArea.BOTTOM))
          .withOriginalBytes(OriginalBytes.TRUSTS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  /** Ignores {@code sigma}, as the original engine does; {@code iterations} are limited to what an editor offers. */
  private static final class Filter implements PictureFilter {

    private static final int MOST_ITERATIONS = 100;

    private final Fidelity fidelity;
    private final OwnFrame part = new OwnFrame();
    private final OwnFrame other = new OwnFrame();
    private MarginArea area;
    private int across;
    private int down;
    private int passes;

    Filter(Fidelity fidelity) {
      this.fidelity = fidelity;
    }

    @Override
    public Layout layout(PictureContext context) {
      Optional<MarginArea> blurred = MarginArea.of(context, fidelity);
      if (blurred.isEmpty()) {
        return Layout.unchanged();
      }
      area = blurred.get();
      across = radius(context.value(HORIZONTAL_RADIUS), area.width());
      down = radius(context.value(VERTICAL_RADIUS), area.height());
      int directions = (across > 0 ? 1 : 0) + (down > 0 ? 1 : 0);
      passes = directions * Math.clamp(context.integer(ITERATIONS), 0, MOST_ITERATIONS);
      if (fidelity == Fidelity.ORIGINAL_0_5) {
        // That version swaps two pictures and ends on the wrong one after an odd number of passes.
        passes -= passes % 2;
      }
      if (passes == 0) {
        return Layout.unchanged();
      }
      return area.isAll(context.width(), context.height()) ? Layout.passes(passes) : Layout.whole();
    }

    private int radius(double distance, int side) {
      int radius = BoxBlur.radius(distance);
      return fidelity == Fidelity.ORIGINAL ? Math.min(radius, side - 1) : radius;
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      if (area.isAll(context.width(), context.height())) {
        pass(context.pass(), context.source(), context.target(), rows);
      } else {
        blurPart(context.target());
      }
    }

    private void pass(int number, Frame source, Frame target, Rows rows) {
      boolean both = across > 0 && down > 0;
      if (both ? number % 2 == 0 : across > 0) {
        BoxBlur.alongRows(source, target, rows, across);
      } else {
        BoxBlur.alongColumns(source, target, rows, down);
      }
    }

    /** Blurs the area within the margins as a separate picture, whose edge pixels are repeated beyond its edges. */
    private void blurPart(Frame picture) {
      Frame current = part.sized(area.width(), area.height());
      Frame next = other.sized(area.width(), area.height());
      for (int y = 0; y < area.height(); y++) {
        copyRow(picture, area.left() + (long) (area.top() + y) * picture.width(), current, (long) y * area.width());
      }
      for (int number = 0; number < passes; number++) {
        pass(number, current, next, new Rows(0, area.height()));
        Frame done = next;
        next = current;
        current = done;
      }
      for (int y = 0; y < area.height(); y++) {
        copyRow(current, (long) y * area.width(), picture, area.left() + (long) (area.top() + y) * picture.width());
      }
    }

    private void copyRow(Frame from, long first, Frame to, long place) {
      long bytes = area.width() * (long) Integer.BYTES;
      MemorySegment.copy(from.pixels(), first * Integer.BYTES, to.pixels(), place * Integer.BYTES, bytes);
    }

    @Override
    public void close() {
      part.close();
      other.close();
    }
  }
}
