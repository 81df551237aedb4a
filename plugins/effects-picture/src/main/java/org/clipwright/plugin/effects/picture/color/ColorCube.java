package org.clipwright.plugin.effects.picture.color;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.sdk.effect.EffectException;

/**
 * A colour lookup table read from a {@code .cube} file, with trilinear interpolation between its entries. Lookups are
 * thread-safe.
 *
 * <p>The original reads only three-dimensional tables and assumes a colour range of 0 to 1 whatever the file says; so
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
   * @throws EffectException with the faulty line if it is not such a table
   */
  static ColorCube parse(byte[] file) {
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().map(String::strip).toList();
    int size = size(lines);
    int length = 3 * size * size * size;
    float[] entries = new float[length + 3 * (size * size + size + 1)];
    int filled = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean entry = !line.isEmpty() && "+-.0123456789".indexOf(line.charAt(0)) >= 0;
      if (entry && filled < length) {
        filled = read(line, i + 1, entries, filled);
      }
    }
    if (filled < length) {
      throw new EffectException("The colour table has " + filled / 3 + " entries; its size requires " + length / 3
          + ".");
    }
    return new ColorCube(size, entries);
  }

  private static int size(List<String> lines) {
    String size = lines.stream().filter(line -> line.startsWith("LUT_3D_SIZE")).findFirst()
        .map(line -> line.substring("LUT_3D_SIZE".length()).strip())
        .orElseThrow(() -> new EffectException("The colour table is not a .cube file: it has no LUT_3D_SIZE."));
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
      throw new EffectException("Line " + number + " of the colour table is not a colour: " + legible(line), e);
    }
  }

  /**
   * The part of a line that a message may quote; lines may be long and, if the file is not a table, contain anything.
   */
  private static String legible(String line) {
    String begun = line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    return begun.replaceAll("\\P{Print}", "?");
  }

  /**
   * Looks up a row of colours; colours outside 0 to 1 are clamped.
   *
   * @param row its colours are looked up, and its others receive the results
   */
  void lookUp(ColorRow row) {
    int[] cells = row.cells;
    Arrays.fill(cells, 0);
    locate(row.channels[0], 3, cells, row.others[0]);
    locate(row.channels[1], 3 * size, cells, row.others[1]);
    locate(row.channels[2], 3 * size * size, cells, row.others[2]);
    interpolate(cells, row.others[0], row.others[1], row.others[2]);
  }

  /** Adds the steps to the entry at or below a colour, and computes the fraction of the way to the next entry. */
  private void locate(float[] colors, int step, int[] cells, float[] shares) {
    float most = size - 1;
    for (int i = 0; i < colors.length; i++) {
      float place = Math.min(1, Math.max(0, colors[i])) * most;
      int whole = (int) place;
      cells[i] += whole * step;
      shares[i] = place - whole;
    }
  }

  private void interpolate(int[] cells, float[] red, float[] green, float[] blue) {
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      float x = red[i];
      float y = green[i];
      float z = blue[i];
      red[i] = within(cell, x, y, z);
      green[i] = within(cell + 1, x, y, z);
      blue[i] = within(cell + 2, x, y, z);
    }
  }

  private float within(int cell, float x, float y, float z) {
    return between(plane(cell, x, y), plane(cell + 3 * size * size, x, y), z);
  }

  private float plane(int cell, float x, float y) {
    return between(line(cell, x), line(cell + 3 * size, x), y);
  }

  private float line(int cell, float x) {
    return between(entries[cell], entries[cell + 3], x);
  }

  private static float between(float from, float to, float share) {
    return from + (to - from) * share;
  }
}
