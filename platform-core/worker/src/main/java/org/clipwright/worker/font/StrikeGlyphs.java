package org.clipwright.worker.font;

import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.clipwright.sdk.text.ColorFont;

/** Glyphs that are pictures in a table of strikes (sbix), of which the one of the largest size is used. */
final class StrikeGlyphs implements ColorFont {

  private static final int STRIKES = 8;
  private static final int PLACES = 4;
  private static final int HEAD = 8;
  private static final int PNG = FontTables.tag("png ");
  private static final int SAME_AS = FontTables.tag("dupe");

  private final ByteBuffer table;
  private final int strike;
  private final int size;
  private final int glyphs;
  private final Font font;
  private final GlyphPictures pictures;

  private StrikeGlyphs(ByteBuffer table, int strike, int glyphs, Font font) {
    this.table = table;
    this.strike = strike;
    this.size = size(table, strike);
    this.glyphs = glyphs;
    this.font = font;
    this.pictures = new GlyphPictures(table, font);
  }

  /**
   * Reads the table of a font.
   *
   * @param glyphs how many there are
   * @param font has the glyphs' widths
   */
  static StrikeGlyphs read(byte[] bytes, int glyphs, Font font) throws IOException {
    ByteBuffer table = ByteBuffer.wrap(bytes);
    int best = -1;
    for (int i = 0; i < Math.min(table.getInt(4), bytes.length / 4); i++) {
      int strike = table.getInt(STRIKES + 4 * i);
      best = best < 0 || size(table, strike) > size(table, best) ? strike : best;
    }
    if (best < 0 || size(table, best) == 0) {
      throw new IOException("The font has a table of bitmaps without bitmaps.");
    }
    table.getInt(best + PLACES + 4 * glyphs);
    return new StrikeGlyphs(table, best, glyphs, font);
  }

  private static int size(ByteBuffer table, int strike) {
    return table.getShort(strike) & 0xFFFF;
  }

  @Override
  public Font shaping() {
    return font;
  }

  @Override
  public void draw(Graphics2D graphics, int glyph, double pixels) {
    draw(graphics, glyph, pixels, true);
  }

  private void draw(Graphics2D graphics, int glyph, double pixels, boolean follow) {
    if (glyph >= glyphs) {
      return;
    }
    int from = table.getInt(strike + PLACES + 4 * glyph);
    int length = table.getInt(strike + PLACES + 4 * glyph + 4) - from;
    int place = strike + from;
    if (length <= HEAD || place < 0 || place > table.capacity() - length) {
      return;
    }
    int kind = table.getInt(place + 4);
    if (kind == SAME_AS && follow) {
      draw(graphics, table.getShort(place + HEAD) & 0xFFFF, pixels, false);
    } else if (kind == PNG) {
      int left = table.getShort(place);
      int bottom = table.getShort(place + 2);
      pictures.picture(place + HEAD, length - HEAD).ifPresent(picture -> GlyphPictures.draw(
          graphics, picture, left, bottom + picture.getHeight(), pixels / size));
    }
  }
}
