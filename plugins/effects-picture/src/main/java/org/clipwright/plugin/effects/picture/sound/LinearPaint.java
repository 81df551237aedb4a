package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;

/**
 * A gradient from one point to another as Qt has it: colours are premultiplied before they are mixed, and a pixel has
 * the colour of its centre. Java mixes straight colours, which are too bright where opacity changes, and takes the
 * corner.
 *
 * @param places positions of the colours, ascending from 0 to 1
 */
record LinearPaint(Line line, float[] places, Color[] colors) implements PixelPaint {

  private static final ColorModel MODEL =
      new DirectColorModel(
          ColorSpace.getInstance(ColorSpace.CS_sRGB), 32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000, true,
          DataBuffer.TYPE_INT);

  /** Where the gradient begins and how far it goes. */
  record Line(double x, double y, double alongX, double alongY) {

    double place(double atX, double atY) {
      double place =
          ((atX - x) * alongX + (atY - y) * alongY) / Math.max(1e-9, alongX * alongX + alongY * alongY);
      return Math.clamp(place, 0, 1);
    }
  }

  /** A gradient between two heights. */
  static LinearPaint down(double top, double bottom, float[] places, Color... colors) {
    return new LinearPaint(new Line(0, top, 0, bottom - top), places, colors);
  }

  /** A gradient between two columns. */
  static LinearPaint across(double from, double to, float[] places, Color... colors) {
    return new LinearPaint(new Line(from, 0, to - from, 0), places, colors);
  }

  @Override
  public ColorModel model() {
    return MODEL;
  }

  @Override
  public int pixel(double x, double y) {
    return color(line.place(x, y));
  }

  /** The premultiplied colour at a position, 0 to 1. */
  int color(double place) {
    int end = PixelPaint.end(places, place);
    float share = (float) Math.clamp(PixelPaint.part(places, end, place), 0, 1);
    Color from = colors[end - 1];
    Color to = colors[end];
    return mixed(share, from.getAlpha(), to.getAlpha()) << 24
        | mixed(share, over(from, from.getRed()), over(to, to.getRed())) << 16
        | mixed(share, over(from, from.getGreen()), over(to, to.getGreen())) << 8
        | mixed(share, over(from, from.getBlue()), over(to, to.getBlue()));
  }

  private static float over(Color color, int channel) {
    return channel * color.getAlpha() / 255f;
  }

  private static int mixed(float share, float from, float to) {
    return Math.round(from + (to - from) * share);
  }
}
