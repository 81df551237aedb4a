package org.clipwright.distribution;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How much a picture or a sound is like another one. */
final class Likeness {

  private static final int WINDOW = 8;
  private static final double DARK = Math.pow(0.01 * 255, 2);
  private static final double FLAT = Math.pow(0.03 * 255, 2);
  private static final int WAV_DATA = 0x61746164;
  private static final int FIRST_CHUNK = 12;

  private Likeness() {}

  /** Mean structural similarity of the brightness over black, in windows of 8x8 pixels; 1 is equal. */
  static double ofPictures(BufferedImage expected, BufferedImage actual) {
    int width = expected.getWidth();
    int height = expected.getHeight();
    if (actual.getWidth() != width || actual.getHeight() != height) {
      return 0;
    }
    double[] first = brightness(expected);
    double[] second = brightness(actual);
    double sum = 0;
    for (int y = 0; y + WINDOW <= height; y++) {
      for (int x = 0; x + WINDOW <= width; x++) {
        sum += ofWindows(first, second, y * width + x, width);
      }
    }
    return sum / ((width - WINDOW + 1) * (height - WINDOW + 1));
  }

  private static double ofWindows(double[] first, double[] second, int start, int width) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int y = 0; y < WINDOW; y++) {
      for (int i = start + y * width; i < start + y * width + WINDOW; i++) {
        a += first[i];
        b += second[i];
        aa += first[i] * first[i];
        bb += second[i] * second[i];
        ab += first[i] * second[i];
      }
    }
    double count = WINDOW * WINDOW;
    double meanA = a / count;
    double meanB = b / count;
    double together = (2 * meanA * meanB + DARK) * (2 * (ab / count - meanA * meanB) + FLAT);
    double apart = aa / count - meanA * meanA + bb / count - meanB * meanB + FLAT;
    return together / ((meanA * meanA + meanB * meanB + DARK) * apart);
  }

  private static double[] brightness(BufferedImage image) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    double[] values = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      double colour = 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
      values[i] = colour * (pixel >>> 24) / 255;
    }
    return values;
  }

  /** Signal to noise of two 16-bit WAV files in dB, without shifting one; of unequal length there is none. */
  static double ofSounds(byte[] expected, byte[] actual) {
    ByteBuffer first = samples(expected);
    ByteBuffer second = samples(actual);
    if (first.remaining() != second.remaining()) {
      return Double.NEGATIVE_INFINITY;
    }
    double signal = 0;
    double noise = 0;
    while (first.hasRemaining()) {
      double sample = first.getShort();
      signal += sample * sample;
      noise += Math.pow(sample - second.getShort(), 2);
    }
    return 10 * Math.log10(signal / noise);
  }

  /** What follows the word "data" and its length. */
  private static ByteBuffer samples(byte[] wav) {
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int place = FIRST_CHUNK;
    while (bytes.getInt(place) != WAV_DATA) {
      place += 8 + bytes.getInt(place + 4);
    }
    return bytes.slice(place + 8, bytes.getInt(place + 4)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
