package org.clipwright.plugin.effects.picture;

import java.util.List;
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

/** Makes large squares of a picture or a part of it. */
public final class Pixelate implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Pixelate",
          "Pixelate",
          "Makes large squares of the picture, or of what lies within the margins.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("pixelization", "Pixelization", 0.5, 0, 0.9999f),
              ParameterSpec.number("left", "Left Margin", 0, 0, 1),
              ParameterSpec.number("top", "Top Margin", 0, 0, 1),
              ParameterSpec.number("right", "Right Margin", 0, 0, 1),
              ParameterSpec.number("bottom", "Bottom Margin", 0, 0, 1)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter implements PictureFilter {

    /** The share of the width that is left falls with powers of this. */
    private static final double FALL = 0.001;

    private int left;
    private int top;
    private int width;
    private int height;
    private int columns;
    private int lines;

    @Override
    public Layout layout(PictureContext context) {
      left = part(context.number("left"), context.width());
      top = part(context.number("top"), context.height());
      width = context.width() - left - part(context.number("right"), context.width());
      height = context.height() - top - part(context.number("bottom"), context.height());
      if (width <= 0 || height <= 0) {
        return Layout.unchanged();
      }
      double share = Math.min(1, Math.pow(FALL, Math.abs(context.number("pixelization"))));
      columns = Math.max(1, (int) (width * share));
      lines = Math.clamp((int) (height * (double) columns / width + 0.9999), 1, height);
      return columns == width ? Layout.unchanged() : Layout.picture();
    }

    private static int part(double share, int size) {
      return (int) Math.clamp(share * size, 0, size);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame source = context.source();
      Frame target = context.target();
      int[] squares = new int[columns];
      int known = -1;
      for (int y = rows.from(); y < rows.to(); y++) {
        copyRow(source, target, y);
        if (y >= top && y < top + height) {
          int line = (int) ((y - top + 0.5) * lines / height);
          if (line != known) {
            average(source, line, squares);
            known = line;
          }
          paint(target, y, squares);
        }
      }
    }

    private static void copyRow(Frame source, Frame target, int y) {
      long bytes = source.width() * 4L;
      java.lang.foreign.MemorySegment.copy(source.pixels(), y * bytes, target.pixels(), y * bytes, bytes);
    }

    private void paint(Frame target, int y, int[] squares) {
      int row = y * target.width() + left;
      for (int x = 0; x < width; x++) {
        target.pixel(row + x, squares[(int) ((x + 0.5) * columns / width)]);
      }
    }

    /** The mean colours of a line of squares, pixels at their edges counted by their share. */
    private void average(Frame source, int line, int[] squares) {
      double up = (double) line * height / lines;
      double down = (line + 1.0) * height / lines;
      for (int column = 0; column < columns; column++) {
        double from = (double) column * width / columns;
        squares[column] = mean(source, from, (column + 1.0) * width / columns, up, down);
      }
    }

    private int mean(Frame source, double from, double to, double up, double down) {
      double red = 0;
      double green = 0;
      double blue = 0;
      double alpha = 0;
      for (int y = (int) up; y < Math.min(height, down); y++) {
        double rowShare = Math.min(y + 1, down) - Math.max(y, up);
        int row = (top + y) * source.width() + left;
        for (int x = (int) from; x < Math.min(width, to); x++) {
          double share = rowShare * (Math.min(x + 1, to) - Math.max(x, from));
          int pixel = source.pixel(row + x);
          red += share * (pixel & 0xFF);
          green += share * (pixel >>> 8 & 0xFF);
          blue += share * (pixel >>> 16 & 0xFF);
          alpha += share * (pixel >>> 24);
        }
      }
      double area = (to - from) * (down - up);
      return (int) (red / area + ROUNDING)
          | (int) (green / area + ROUNDING) << 8
          | (int) (blue / area + ROUNDING) << 16
          | (int) (alpha / area + ROUNDING) << 24;
    }

    private static final double ROUNDING = 1e-6;
  }
}
