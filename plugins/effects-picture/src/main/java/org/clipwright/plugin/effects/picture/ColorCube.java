package org.clipwright.plugin.effects.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clipwright.sdk.effect.EffectException;

/**
 * A table of colours read from a {@code .cube} file, looked up between its entries by trilinear interpolation. Any thread
 * may look up.
 *
 * <p>The original reads three-dimensional tables only and takes the colour range to be 0 to 1 whatever the file says; so
 * does this.
 */
final class ColorCube {

  private static final int SMALLEST = 2;
  private static final int LARGEST = 129;

  private final int size;
  private final float[] entries;

  private ColorCube(int size, float[] entries) {
    this.size = size;
    this.entries = entries;
  }

  /**
   * Reads a file.
   *
   * @throws EffectException with the line at fault when it is no table of this kind
   */
  static ColorCube parse(byte[] file) {
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().map(String::strip).toList();
    int size = size(lines);
    float[] entries = new float[size * size * size * 3];
    int filled = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean entry = !line.isEmpty() && "+-.0123456789".indexOf(line.charAt(0)) >= 0;
      if (entry && filled < entries.length) {
        filled = read(line, i + 1, entries, filled);
      }
    }
    if (filled < entries.length) {
      throw new EffectException("The colour table has " + filled / 3 + " entries; its size asks for " + entries.length / 3 + ".");
    }
    return new ColorCube(size, entries);
  }

  private static int size(List<String> lines) {
    String size = lines.stream().filter(line -> line.startsWith("LUT_3D_SIZE")).findFirst()
        .map(line -> line.substring("LUT_3D_SIZE".length()).strip())
        .orElseThrow(() -> new EffectException("The colour table is no .cube file: it has no LUT_3D_SIZE."));
    if (!size.matches("[0-9]{1,3}") || Integer.parseInt(size) < SMALLEST || Integer.parseInt(size) > LARGEST) {
      throw new EffectException("The colour table has the size \"" + size + "\"; it can be 2 to 129.");
    }
    return Integer.parseInt(size);
  }

  private static int read(String line, int number, float[] entries, int at) {
    String[] words = line.split("\\s+");
    try {
      for (int i = 0; i < 3; i++) {
        entries[at + i] = Float.parseFloat(words[i]);
      }
      return at + 3;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new EffectException("Line " + number + " of the colour table is no colour: " + line, e);
    }
  }

  /**
   * One channel of the colour that stands for another.
   *
   * @param red 0 to 1, green and blue likewise
   * @param channel 0 red, 1 green, 2 blue
   */
  float lookUp(float red, float green, float blue, int channel) {
    float r = place(red);
    float g = place(green);
    float b = place(blue);
    int r0 = (int) r;
    int g0 = (int) g;
    int b0 = (int) b;
    int right = Math.min(r0 + 1, size - 1);
    int down = Math.min(g0 + 1, size - 1);
    int back = Math.min(b0 + 1, size - 1);
    float front = plane(r0, right, g0, down, b0, channel, r - r0, g - g0);
    float behind = plane(r0, right, g0, down, back, channel, r - r0, g - g0);
    return front + (behind - front) * (b - b0);
  }

  private float plane(int left, int right, int up, int down, int blue, int channel, float x, float y) {
    float top = between(entry(left, up, blue, channel), entry(right, up, blue, channel), x);
    float bottom = between(entry(left, down, blue, channel), entry(right, down, blue, channel), x);
    return between(top, bottom, y);
  }

  private static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }

  private float entry(int red, int green, int blue, int channel) {
    return entries[((blue * size + green) * size + red) * 3 + channel];
  }

  private float place(float value) {
    return Math.clamp(value, 0f, 1f) * (size - 1);
  }
}
