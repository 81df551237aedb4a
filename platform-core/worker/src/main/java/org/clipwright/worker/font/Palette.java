package org.clipwright.worker.font;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The colours of a font, by their numbers. */
record Palette(List<Color> colors) {

  private static final int COLOR = 4;
  private static final int COLOR_OF_TEXT = 0xFFFF;
  private static final int OPAQUE = 255;

  /** The first palette, whose colours are written blue first. */
  static Palette read(byte[] paletteTable) {
    ByteBuffer table = ByteBuffer.wrap(paletteTable);
    int from = table.getInt(8) + COLOR * unsigned(table, 12);
    List<Color> colors = new ArrayList<>();
    for (int i = 0; i < unsigned(table, 2); i++) {
      int place = from + COLOR * i;
      colors.add(new Color(table.get(place + 2) & OPAQUE, table.get(place + 1) & OPAQUE, table.get(place) & OPAQUE,
          table.get(place + 3) & OPAQUE));
    }
    return new Palette(colors);
  }

  private static int unsigned(ByteBuffer table, int place) {
    return table.getShort(place) & 0xFFFF;
  }

  /**
   * The colour with a number.
   *
   * @param text stands for the number of no colour
   */
  Color color(int number, Color text) {
    return number == COLOR_OF_TEXT ? text : colors.get(number);
  }

  /** The same, less opaque. */
  Color color(int number, double opacity, Color text) {
    Color color = color(number, text);
    int alpha = (int) Math.round(color.getAlpha() * Math.clamp(opacity, 0, 1));
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** Fails where a number is of no colour. */
  void require(int number) {
    color(number, Color.BLACK);
  }
}
