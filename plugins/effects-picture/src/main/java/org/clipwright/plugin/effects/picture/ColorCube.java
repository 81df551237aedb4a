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
  private static final int LONGEST_QUOTE = 40;

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
      throw new EffectException("The colour table has the size \"" + legible(size) + "\"; it can be 2 to 129.");
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
      throw new EffectException("Line " + number + " of the colour table is no colour: " + legible(line), e);
    }
  }

  /** What a message may quote of a line, which may be long and is anything where the file is no table. */
  private static String legible(String line) {
    String begun = line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    return begun.replaceAll("\\P{Print}", "?");
  }

  /**
   * The colour that stands for another.
   *
   * @param color red, green and blue, 0 to 1; those of the table take their place
   */
  void lookUp(float[] color) {
    float r = place(color[0]);
    float g = place(color[1]);
    float b = place(color[2]);
    int r0 = (int) r;
    int g0 = (int) g;
    int b0 = (int) b;
    int right = r0 < size - 1 ? 3 : 0;
    int down = g0 < size - 1 ? 3 * size : 0;
    int back = b0 < size - 1 ? 3 * size * size : 0;
    int at = ((b0 * size + g0) * size + r0) * 3;
    for (int channel = 0; channel < 3; channel++) {
      float front = plane(at + channel, right, down, r - r0, g - g0);
      float behind = plane(at + channel + back, right, down, r - r0, g - g0);
      color[channel] = front + (behind - front) * (b - b0);
    }
  }

  private float plane(int at, int right, int down, float x, float y) {
    float top = between(entries[at], entries[at + right], x);
    float bottom = between(entries[at + down], entries[at + down + right], x);
    return between(top, bottom, y);
  }

  private static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }

  private float place(float value) {
    return Math.clamp(value, 0f, 1f) * (size - 1);
  }
}
