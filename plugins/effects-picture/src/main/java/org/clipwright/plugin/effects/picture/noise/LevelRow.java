package org.clipwright.plugin.effects.picture.noise;

import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.sdk.media.Frame;

/** A row's colours in 8-bit levels, with an array for each channel and one for brightness. */
final class LevelRow {

  final float[] red;
  final float[] green;
  final float[] blue;
  final float[] luma;
  private final int[] pixels;

  LevelRow(int width) {
    red = new float[width];
    green = new float[width];
    blue = new float[width];
    luma = new float[width];
    pixels = new int[width];
  }

  /** Reads a row of pixels as they are, whatever their alpha. */
  void read(Frame frame, int y) {
    frame.readRow(y, pixels);
    split(pixels, 0, red);
    split(pixels, 8, green);
    split(pixels, 16, blue);
    ColorRow.weigh(red, green, blue, luma);
  }

  private static void split(int[] pixels, int shift, float[] channel) {
    for (int i = 0; i < channel.length; i++) {
      channel[i] = pixels[i] >>> shift & 0xFF;
    }
  }

  /** Writes straight colours with the alpha of the pixels that were read last. */
  void write(LevelRow straight, Frame frame, int y) {
    join(straight.red, straight.green, straight.blue, pixels);
    frame.writeRow(y, pixels);
  }

  private static void join(float[] red, float[] green, float[] blue, int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int alpha = pixels[i] >>> 24;
      pixels[i] = part(red[i], alpha) | part(green[i], alpha) << 8 | part(blue[i], alpha) << 16 | alpha << 24;
    }
  }

  private static int part(float value, int alpha) {
    return Math.max(0, Math.min(alpha, (int) (value * alpha / 255 + ColorRow.NEAREST)));
  }
}
