package org.clipwright.worker.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.text.ColorFont;

/** Reads the colours of a font, which Java leaves out: layers or paints of outlines (COLR) or bitmaps (CBDT, sbix). */
final class ColorTables {

  private static final int COLLECTION = 0x74746366;
  private static final int GLYPHS = 4;
  private static final int FORM_OF_PLACES = 50;
  private static final int UNITS = 18;

  /** What a font has for programs that draw its colours in another way, and Java does not read. */
  private static final List<String> UNREAD = List.of("CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix");

  private ColorTables() {}

  /** The font in a file, if it has colours that can be drawn. */
  static Optional<ColorFont> read(byte[] file) throws IOException, FontFormatException {
    if (file.length < GLYPHS || ByteBuffer.wrap(file).getInt() == COLLECTION) {
      return Optional.empty();
    }
    FontTables tables = FontTables.read(file);
    if (tables.has("CBDT") && tables.has("CBLC")) {
      BitmapGlyphs bitmaps = BitmapGlyphs.read(tables.table("CBLC"), tables.table("CBDT"), shaping(tables));
      return Optional.of(bitmaps);
    }
    if (tables.has("sbix")) {
      return Optional.of(StrikeGlyphs.read(tables.table("sbix"), glyphs(tables), shaping(tables)));
    }
    if (tables.has("COLR") && tables.has("CPAL")) {
      return outlines(tables.table("COLR"), Palette.read(tables.table("CPAL")), tables);
    }
    return Optional.empty();
  }

  private static Optional<ColorFont> outlines(byte[] table, Palette palette, FontTables tables)
      throws IOException, FontFormatException {
    int units = ByteBuffer.wrap(tables.table("head")).getShort(UNITS) & 0xFFFF;
    Font font = shaping(tables);
    LayeredGlyphs layers = LayeredGlyphs.read(table, palette, font);
    Optional<ColorFont> painted =
        PaintTable.read(table).map(paints -> new PaintedGlyphs(paints, palette, font, units, layers));
    return painted.or(() -> layers.isEmpty() ? Optional.empty() : Optional.of(layers));
  }

  private static int glyphs(FontTables tables) {
    return ByteBuffer.wrap(tables.table("maxp")).getShort(GLYPHS) & 0xFFFF;
  }

  /** A font of bitmaps gets empty outlines, without which Java gives its glyphs no width. */
  private static Font shaping(FontTables tables) throws IOException, FontFormatException {
    boolean outlines = tables.has("glyf") && tables.has("loca") || tables.has("CFF ");
    int glyphs = glyphs(tables);
    UNREAD.forEach(tables::remove);
    if (!outlines) {
      tables.put(FontTables.tag("glyf"), new byte[1]);
      tables.put(FontTables.tag("loca"), new byte[2 * (glyphs + 1)]);
      byte[] head = tables.table("head").clone();
      ByteBuffer.wrap(head).putShort(FORM_OF_PLACES, (short) 0);
      tables.put(FontTables.tag("head"), head);
    }
    return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(tables.file()));
  }
}
