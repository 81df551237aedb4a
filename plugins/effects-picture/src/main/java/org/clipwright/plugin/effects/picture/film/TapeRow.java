package org.clipwright.plugin.effects.picture.film;

import java.util.Arrays;

/** One row of a picture as a tape stores it: brightness for every pixel and colour for every second one (Y, U, V). */
final class TapeRow {

  private final int width;
  private final int halfWidth;
  private final float[] luma;
  private final float[] u;
  private final float[] v;
  private final float[] spare;

  TapeRow(int width) {
    this.width = width;
    halfWidth = (width + 1) / 2;
    luma = new float[width];
    u = new float[halfWidth];
    v = new float[halfWidth];
    spare = new float[width];
  }

  /**
   * Streaks that begin at random pixels and fade to the right and to the left alike.
   *
   * @param place the seed of their positions
   * @param likely the probability that one begins at a pixel
   * @param strength their brightness
   * @param decay the fraction of it that remains at the next pixel
   * @param gain what they add where the picture is already white
   */
  record Streaks(int place, float likely, float strength, float decay, float gain) {}

  /** Reads a row of pixels whose bytes are red, green, blue in this order. */
  void read(int[] pixels) {
    for (int x = 0; x < width; x++) {
      float red = red(pixels[x]);
      float green = green(pixels[x]);
      float blue = blue(pixels[x]);
      luma[x] = 0.299f * red + 0.587f * green + 0.114f * blue;
      float pixelU = -0.14713f * red - 0.28886f * green + 0.436f * blue;
      float pixelV = 0.615f * red - 0.51499f * green - 0.10001f * blue;
      int half = x >> 1;
      boolean first = (x & 1) == 0;
      u[half] = first ? pixelU : (u[half] + pixelU) * 0.5f;
      v[half] = first ? pixelV : (v[half] + pixelV) * 0.5f;
    }
  }

  private static float red(int pixel) {
    return (pixel & 0xFF) / 255f;
  }

  private static float green(int pixel) {
    return (pixel >>> 8 & 0xFF) / 255f;
  }

  private static float blue(int pixel) {
    return (pixel >>> 16 & 0xFF) / 255f;
  }

  /** Blurs brightness and colour, and shifts the colour to the right. */
  void soften(TapeSettings settings) {
    smear(luma, width, settings.lumaRadius());
    delay(u, settings.chromaDelay());
    delay(v, settings.chromaDelay());
    smear(u, halfWidth, settings.chromaRadius());
    smear(v, halfWidth, settings.chromaRadius());
  }

  private void delay(float[] values, float distance) {
    System.arraycopy(values, 0, spare, 0, halfWidth);
    for (int x = 0; x < halfWidth; x++) {
      values[x] = between(spare, Math.clamp(x - distance, 0f, halfWidth - 1f), halfWidth - 1);
    }
  }

  private static float between(float[] values, float place, int last) {
    int left = (int) place;
    float share = place - left;
    return values[left] * (1 - share) + values[Math.min(left + 1, last)] * share;
  }

  /** A mean over a window, kept as a running sum in single precision as in the original engine. */
  private void smear(float[] values, int count, int radius) {
    if (radius <= 0) {
      return;
    }
    System.arraycopy(values, 0, spare, 0, count);
    int window = 2 * radius + 1;
    float sum = 0;
    for (int x = -radius; x <= radius; x++) {
      sum += spare[Math.clamp(x, 0, count - 1)];
    }
    values[0] = sum / window;
    for (int x = 1; x < count; x++) {
      sum += spare[Math.min(count - 1, x + radius)] - spare[Math.max(0, x - radius - 1)];
      values[x] = sum / window;
    }
  }

  /** Reduces the strength of the colours. */
  void fade(float left) {
    for (int x = 0; x < halfWidth; x++) {
      u[x] *= left;
      v[x] *= left;
    }
  }

  /** Degrades the brightness: lifts it, adds grain (more in bright areas) and hum, and draws streaks. */
  void roughen(TapeGrain grain, float lift, float strength, float hum, Streaks streaks) {
    float rightwards = 0;
    float leftwards = 0;
    for (int x = 0; x < width; x++) {
      if (TapeNoise.last(streaks.place, x) < streaks.likely) {
        rightwards = 1;
      }
      if (TapeNoise.last(streaks.place, width - 1 - x) < streaks.likely * 0.7f) {
        leftwards = 1;
      }
      float bright = Math.clamp((luma[x] - 0.2f) / (0.8f - 0.2f), 0f, 1f);
      float rough = luma[x] + lift + strength * (2 * grain.next() - 1) * (0.6f + 0.4f * bright) + hum;
      float streak = streaks.strength * (rightwards + leftwards);
      luma[x] = Math.clamp(rough + streak * (streaks.gain + (1 - rough)), 0f, 1f);
      rightwards *= streaks.decay;
      leftwards *= streaks.decay;
    }
  }

  /** Shifts the row to the left by a number of pixels, repeating the edge pixel. */
  void move(float pixels) {
    move(luma, width, pixels);
    move(u, halfWidth, pixels * 0.5f);
    move(v, halfWidth, pixels * 0.5f);
  }

  private void move(float[] values, int count, float distance) {
    System.arraycopy(values, 0, spare, 0, count);
    int from = Math.clamp((int) Math.ceil(-distance), 0, count);
    int to = Math.clamp((int) Math.floor(count - distance), from, count);
    float place = from + distance;
    for (int x = from; x < to; x++) {
      values[x] = between(spare, Math.clamp(place, 0f, count - 1f), count - 1);
      place++;
    }
    Arrays.fill(values, 0, from, spare[0]);
    Arrays.fill(values, to, count, spare[count - 1]);
  }

  /** A pixel's red, green and blue, with its colour scaled by the saturation; its alpha is 0. */
  int pixel(int x, float saturation) {
    float blueness = between(u, x * 0.5f, halfWidth - 1) * saturation;
    float redness = between(v, x * 0.5f, halfWidth - 1) * saturation;
    return byteOf(luma[x] + 1.13983f * redness)
        | byteOf(luma[x] - 0.39465f * blueness - 0.5806f * redness) << 8
        | byteOf(luma[x] + 2.03211f * blueness) << 16;
  }

  private static int byteOf(float value) {
    return (int) (Math.clamp(value, 0f, 1f) * 255);
  }
}
