package org.clipwright.plugin.effects.picture;

/**
 * One row of a picture as a tape keeps it: brightness for every pixel and colour for every second one (ITU-R BT.601, 0 to
 * 255 and -128 to 127).
 */
final class TapeRow {

  private final int width;
  private final float[] luma;
  private final float[] blue;
  private final float[] red;
  private final float[] spare;

  TapeRow(int width) {
    this.width = width;
    luma = new float[width];
    blue = new float[(width + 1) / 2];
    red = new float[(width + 1) / 2];
    spare = new float[width];
  }

  /** Takes a row of straight pixels. */
  void read(int[] pixels) {
    for (int x = 0; x < width; x++) {
      int pixel = pixels[x];
      luma[x] = 0.299f * (pixel & 0xFF) + 0.587f * (pixel >>> 8 & 0xFF) + 0.114f * (pixel >>> 16 & 0xFF);
    }
    for (int x = 0; x < blue.length; x++) {
      int left = pixels[2 * x];
      int right = pixels[Math.min(2 * x + 1, width - 1)];
      float mean = (luma[2 * x] + luma[Math.min(2 * x + 1, width - 1)]) / 2;
      blue[x] = 0.564f * (((left >>> 16 & 0xFF) + (right >>> 16 & 0xFF)) / 2f - mean);
      red[x] = 0.713f * (((left & 0xFF) + (right & 0xFF)) / 2f - mean);
    }
  }

  /** Makes brightness and colour unsharp, and moves the colour to the right. */
  void soften(int lumaRadius, int chromaRadius, float chromaShift) {
    blur(luma, lumaRadius);
    for (float[] chroma : new float[][] {blue, red}) {
      move(chroma, chromaShift / 2);
      blur(chroma, chromaRadius);
    }
  }

  /** Adds to the brightness of a pixel. */
  void brighten(int x, float amount) {
    luma[x] += amount;
  }

  /** Adds to the brightness of the whole row. */
  void brighten(float amount) {
    for (int x = 0; x < width; x++) {
      luma[x] += amount;
    }
  }

  /** Moves the row to the right by a number of pixels; what comes in from outside is its outermost pixel. */
  void move(float pixels) {
    move(luma, pixels);
    move(blue, pixels / 2);
    move(red, pixels / 2);
  }

  private void move(float[] values, float distance) {
    if (distance == 0) {
      return;
    }
    System.arraycopy(values, 0, spare, 0, values.length);
    for (int x = 0; x < values.length; x++) {
      float place = Math.clamp(x - distance, 0f, values.length - 1f);
      int left = (int) place;
      int right = Math.min(left + 1, values.length - 1);
      values[x] = spare[left] + (spare[right] - spare[left]) * (place - left);
    }
  }

  private void blur(float[] values, int radius) {
    if (radius == 0) {
      return;
    }
    System.arraycopy(values, 0, spare, 0, values.length);
    for (int x = 0; x < values.length; x++) {
      float sum = 0;
      for (int offset = -radius; offset <= radius; offset++) {
        sum += spare[Math.clamp(x + offset, 0, values.length - 1)];
      }
      values[x] = sum / (2 * radius + 1);
    }
  }

  /** A straight pixel with the colour at a strength; its alpha is 0. */
  int pixel(int x, float saturation) {
    float b = blue[x / 2] * saturation;
    float r = red[x / 2] * saturation;
    return byteOf(luma[x] + 1.402f * r) | byteOf(luma[x] - 0.344f * b - 0.714f * r) << 8 | byteOf(luma[x] + 1.772f * b) << 16;
  }

  private static int byteOf(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
