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
import org.clipwright.sdk.text.ColorFont;

/** Glyphs of other glyphs, one upon the other, each in a colour of a palette. */
final class LayeredGlyphs implements ColorFont {

  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);
  private static final int BASE = 6;
  private static final int LAYER = 4;
  private static final int COLOR_OF_TEXT = 0xFFFF;
  private static final int MOST_LAYERS = 1000;

  private final Font font;
  private final Palette palette;
  private final Map<Integer, List<Layer>> glyphs;

  /** A glyph in a colour of the palette. */
  private record Layer(int glyph, int color) {}

  private LayeredGlyphs(Font font, Palette palette, Map<Integer, List<Layer>> glyphs) {
    this.font = font;
    this.palette = palette;
    this.glyphs = glyphs;
  }

  /** @param font has the glyphs' outlines */
  static LayeredGlyphs read(byte[] layerTable, Palette palette, Font font) {
    ByteBuffer table = ByteBuffer.wrap(layerTable);
    int first = table.getInt(4);
    int layers = table.getInt(8);
    Map<Integer, List<Layer>> glyphs = new HashMap<>();
    for (int i = 0; i < unsigned(table, 2); i++) {
      int base = first + BASE * i;
      List<Layer> parts = new ArrayList<>();
      for (int part = 0; part < Math.min(MOST_LAYERS, unsigned(table, base + 4)); part++) {
        int place = layers + LAYER * (unsigned(table, base + 2) + part);
        palette.require(unsigned(table, place + 2));
        parts.add(new Layer(unsigned(table, place), unsigned(table, place + 2)));
      }
      glyphs.put(unsigned(table, base), parts);
    }
    return new LayeredGlyphs(font, palette, glyphs);
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
    for (Layer layer : glyphs.getOrDefault(glyph, List.of(new Layer(glyph, COLOR_OF_TEXT)))) {
      graphics.setColor(palette.color(layer.color(), text));
      graphics.fill(sized.createGlyphVector(METRICS, new int[] {layer.glyph()}).getOutline());
    }
  }
}
