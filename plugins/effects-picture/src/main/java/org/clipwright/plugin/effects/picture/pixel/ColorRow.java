package org.clipwright.plugin.effects.picture.pixel;

import org.clipwright.sdk.media.Frame;

/**
 * The pixels of a row as straight colours from 0 to 1, with an array for each channel, so that the compiler can
 * vectorize loops over them. One thread at a time.
 */
public final class ColorRow {

  /**
   * Added to a number before its fraction is truncated, so that it is rounded like {@link Math#round(float)}; with
   * exactly one half, the number just below one half would become 1.
   */
  public static final float NEAREST = Math.nextDown(0.5f);

  private static final LatestRow<ColorRow> LATEST = new LatestRow<>(ColorRow::new);

  /** Red, green and blue. */
  public final float[][] channels;

  /** A second set of red, green and blue, for what a filter wants to keep or look up. */
  public final float[][] others;

  /** The brightness of each colour; see {@link #weigh}. */
  public final float[] luma;

  /** The index of each colour in a table. */
  public final int[] cells;

  private final int[] pixels;

  private ColorRow(int width) {
    channels = new float[3][width];
    others = new float[3][width];
    luma = new float[width];
    cells = new int[width];
    pixels = new int[width];
  }

  /** The calling thread's row of a width, with its previous content. */
  public static ColorRow of(int width) {
    return LATEST.of(width);
  }

  /** Reads the colours of a row. Colours brighter than their alpha allows are clamped to {@code most}. */
  public void read(Frame frame, int y, float most) {
    frame.readRow(y, pixels);
    for (int channel = 0; channel < channels.length; channel++) {
      straighten(pixels, 8 * channel, most, channels[channel]);
    }
  }

  private static void straighten(int[] pixels, int shift, float most, float[] channel) {
    for (int i = 0; i < channel.length; i++) {
      channel[i] = Math.min(most, (pixels[i] >>> shift & 0xFF) / (float) Math.max(1, pixels[i] >>> 24));
    }
  }

  /**
   * Writes the colours back with their pixels' alpha; fully transparent pixels stay as they are.
   *
   * @param rounding added before fractions are truncated
   * @param most the limit for bytes where alpha is lower
   */
  public void write(Frame frame, int y, float rounding, int most) {
    join(channels[0], channels[1], channels[2], pixels, rounding, most);
    frame.writeRow(y, pixels);
  }

  private static void join(float[] red, float[] green, float[] blue, int[] pixels, float rounding, int most) {
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      int alpha = pixel >>> 24;
      int limit = Math.max(alpha, most);
      int r = Math.max(0, Math.min(limit, (int) (red[i] * alpha + rounding)));
      int g = Math.max(0, Math.min(limit, (int) (green[i] * alpha + rounding)));
      int b = Math.max(0, Math.min(limit, (int) (blue[i] * alpha + rounding)));
      int unseen = alpha - 1 >> 31;
      pixels[i] = (r | g << 8 | b << 16 | alpha << 24) & ~unseen | pixel & unseen;
    }
  }

  /** Copies the current colours to the others. */
  public void keep() {
    for (int channel = 0; channel < channels.length; channel++) {
      System.arraycopy(channels[channel], 0, others[channel], 0, luma.length);
    }
  }

  /** Fills {@link #luma}. */
  public void weigh() {
    weigh(channels[0], channels[1], channels[2], luma);
  }

  /** The brightness of each colour, in the channels' unit. */
  public static void weigh(float[] red, float[] green, float[] blue, float[] luma) {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = luma(red[i], green[i], blue[i]);
    }
  }

  public static float luma(float red, float green, float blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }
}
