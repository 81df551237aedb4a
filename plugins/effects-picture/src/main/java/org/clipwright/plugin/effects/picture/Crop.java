package org.clipwright.plugin.effects.picture;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Cuts the sides off a picture. */
public final class Crop implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Crop",
          "Crop",
          "Cuts the sides off the picture, and can show another part of it in what is left.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("left", "Left Size", 0, 0, 1),
              ParameterSpec.number("top", "Top Size", 0, 0, 1),
              ParameterSpec.number("right", "Right Size", 0, 0, 1),
              ParameterSpec.number("bottom", "Bottom Size", 0, 0, 1),
              ParameterSpec.number("x", "X Offset", 0, -1, 1),
              ParameterSpec.number("y", "Y Offset", 0, -1, 1),
              ParameterSpec.choice("resize", "Resize Image", 0, Map.of(1, "Yes", 0, "No"))));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.constant("resize") != 0);
  }

  private static final class Filter implements PictureFilter {

    private final boolean resizes;
    private Span columns = Span.WHOLE;
    private Span lines = Span.WHOLE;

    Filter(boolean resizes) {
      this.resizes = resizes;
    }

    @Override
    public Layout layout(PictureContext context) {
      int width = context.width();
      int height = context.height();
      columns = Span.of(context.number("left"), context.number("right"), context.number("x"), width);
      lines = Span.of(context.number("top"), context.number("bottom"), context.number("y"), height);
      if (resizes) {
        columns = columns.cutOut(width);
        lines = lines.cutOut(height);
        return Layout.resized(columns.room, lines.room);
      }
      boolean untouched = columns.isAll(width) && lines.isAll(height);
      return untouched ? Layout.unchanged() : Layout.picture();
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      long rowBytes = target.width() * 4L;
      MemorySegment pixels = target.pixels();
      for (int y = rows.from(); y < rows.to(); y++) {
        pixels.asSlice(y * rowBytes, rowBytes).fill((byte) 0);
        if (y >= lines.from && y < lines.to && columns.to > columns.from) {
          long from = ((long) (y + lines.shift) * source.width() + columns.from + columns.shift) * 4;
          long bytes = (columns.to - columns.from) * 4L;
          MemorySegment.copy(source.pixels(), from, pixels, y * rowBytes + columns.from * 4L, bytes);
        }
      }
    }
  }

  /**
   * What is left of one direction.
   *
   * @param from first pixel that is painted
   * @param to the pixel after the last that is painted
   * @param shift how many pixels further on the source is read
   * @param start where the area that is painted begins
   * @param room size of the area that is painted
   */
  private record Span(int from, int to, int shift, int start, int room) {

    static final Span WHOLE = new Span(0, 0, 0, 0, 1);

    static Span of(double before, double after, double offset, int size) {
      double start = Math.clamp(before, 0, 1) * size;
      double room = Math.max(0, 1 - Math.clamp(before, 0, 1) - Math.clamp(after, 0, 1)) * size;
      double shift = Math.clamp(offset, -2, 2) * size;
      double readFrom = Math.clamp(start + shift, 0, size);
      double readTo = Math.clamp(start + shift + room, 0, size);
      double paintFrom = readFrom - shift;
      double paintTo = readTo - shift;
      int from = pixel(paintFrom);
      int to = pixel(paintTo);
      int steps = (int) Math.floor(shift + 0.5);
      int lowest = Math.max(from, -steps);
      int highest = Math.min(Math.min(to, size), size - steps);
      return new Span(lowest, Math.max(lowest, highest), steps, rounded(paintFrom),
          Math.max(1, rounded(paintTo) - rounded(paintFrom)));
    }

    /** The pixel whose centre is the first at or after an edge. */
    private static int pixel(double edge) {
      return (int) Math.ceil(edge - 0.5);
    }

    private static int rounded(double value) {
      return (int) Math.floor(value + 0.5);
    }

    boolean isAll(int size) {
      return from == 0 && to == size && shift == 0;
    }

    /** The same in a picture that holds nothing but the area that is left. */
    Span cutOut(int size) {
      int first = Math.min(start, size - 1);
      int fitting = Math.min(room, size - first);
      int low = Math.clamp(from - first, 0, fitting);
      return new Span(low, Math.clamp(to - first, low, fitting), shift + first, 0, fitting);
    }
  }
}
