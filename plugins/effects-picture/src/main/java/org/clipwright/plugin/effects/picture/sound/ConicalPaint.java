package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;

/**
 * A conical gradient, anticlockwise from below its centre.
 *
 * @param places positions of the colours, ascending from 0 to 1
 */
record ConicalPaint(double x, double y, float[] places, Color[] colors) implements PixelPaint {

  private static final ColorModel MODEL = new DirectColorModel(32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000);

  @Override
  public ColorModel model() {
    return MODEL;
  }

  @Override
  public int pixel(double atX, double atY) {
    double angle = Math.atan2(atY - y, atX - x) - Math.PI / 2;
    double round = 1 - angle / (2 * Math.PI);
    return color(round - Math.floor(round));
  }

  /** The colour at a position on the circle, 0 to 1. */
  int color(double place) {
    int end = PixelPaint.end(places, place);
    return VisualPalette.mix(colors[end - 1], colors[end], PixelPaint.part(places, end, place)).getRGB();
  }
}
