package org.clipwright.worker.font;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.text.ColorFont;

/** Glyphs of other glyphs, one upon the other, each in a colour of a palette. */
final class LayeredGlyphs implements ColorFont {

  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);
  private static final int BASE = 6;
  private static final int LAYER = 4;
  private static final int COLOR = 4;
  private static final int COLOR_OF_TEXT = 0xFFFF;
  private static final int MOST_LAYERS = 1000;

  private final Font font;
  private final Map<Integer, List<Layer>> glyphs;

  /** @param color empty for that of the text */
  private record Layer(int glyph, Optional<Color> color) {}

  private LayeredGlyphs(Font font, Map<Integer, List<Layer>> glyphs) {
    this.font = font;
    this.glyphs = glyphs;
  }

  /** @param font has the glyphs' outlines */
  static LayeredGlyphs read(byte[] layerTable, byte[] paletteTable, Font font) {
    ByteBuffer table = ByteBuffer.wrap(layerTable);
    List<Color> colors = palette(ByteBuffer.wrap(paletteTable));
    int first = table.getInt(4);
    int layers = table.getInt(8);
    Map<Integer, List<Layer>> glyphs = new HashMap<>();
    for (int i = 0; i < unsigned(table, 2); i++) {
      int base = first + BASE * i;
      List<Layer> parts = new ArrayList<>();
      for (int part = 0; part < Math.min(MOST_LAYERS, unsigned(table, base + 4)); part++) {
        int place = layers + LAYER * (unsigned(table, base + 2) + part);
        int color = unsigned(table, place + 2);
        parts.add(new Layer(unsigned(table, place),
            color == COLOR_OF_TEXT ? Optional.empty() : Optional.of(colors.get(color))));
      }
      glyphs.put(unsigned(table, base), parts);
    }
    return new LayeredGlyphs(font, glyphs);
  }

  /** The first palette, whose colours are written blue first. */
  private static List<Color> palette(ByteBuffer table) {
    int from = table.getInt(8) + COLOR * unsigned(table, 12);
    List<Color> colors = new ArrayList<>();
    for (int i = 0; i < unsigned(table, 2); i++) {
      int place = from + COLOR * i;
      colors.add(new Color(table.get(place + 2) & 0xFF, table.get(place + 1) & 0xFF, table.get(place) & 0xFF,
          table.get(place + 3) & 0xFF));
    }
    return colors;
  }

  private static int unsigned(ByteBuffer table, int place) {
    return table.getShort(place) & 0xFFFF;
  }

  boolean isEmpty() {
    return glyphs.isEmpty();
  }

  @Override
  public Font shaping() {
    return font;
  }

  @Override
  public void draw(Graphics2D graphics, int glyph, double pixels) {
    Color text = graphics.getColor();
    Font sized = font.deriveFont((float) pixels);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (Layer layer : glyphs.getOrDefault(glyph, List.of(new Layer(glyph, Optional.empty())))) {
      graphics.setColor(layer.color().orElse(text));
      graphics.fill(sized.createGlyphVector(METRICS, new int[] {layer.glyph()}).getOutline());
    }
  }
}
