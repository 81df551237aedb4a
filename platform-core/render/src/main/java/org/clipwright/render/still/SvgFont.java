package org.clipwright.render.still;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.text.CharacterIterator;
import org.apache.batik.gvt.font.AWTGVTFont;
import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTGlyphVector;
import org.clipwright.sdk.text.ShapedLine;

/** A font that shapes what needs it, and borrows glyphs that it lacks; Batik sets one character after the other. */
final class SvgFont extends AWTGVTFont {

  private final float pixels;

  SvgFont(Font font, float pixels) {
    super(font.deriveFont(1f), pixels);
    this.pixels = pixels;
  }

  @Override
  public GVTFont deriveFont(float size) {
    return new SvgFont(awtFont, size);
  }

  @Override
  public boolean canDisplay(char character) {
    return super.canDisplay(character) || ShapedLine.canShow(Character.toString(character));
  }

  @Override
  public int canDisplayUpTo(CharacterIterator text, int from, int to) {
    StringBuilder characters = new StringBuilder();
    for (int at = from; at < to; at++) {
      characters.append(text.setIndex(at));
    }
    int shown = canDisplayUpTo(characters.toString());
    return shown < 0 ? -1 : from + shown;
  }

  @Override
  public int canDisplayUpTo(char[] text, int from, int to) {
    int shown = canDisplayUpTo(new String(text, from, to - from));
    return shown < 0 ? -1 : from + shown;
  }

  @Override
  public int canDisplayUpTo(String text) {
    int at = 0;
    for (int code : (Iterable<Integer>) text.codePoints()::iterator) {
      boolean half = Character.isSurrogate((char) code) && code < 0x10000;
      if (!half && !awtFont.canDisplay(code) && !ShapedLine.canShow(Character.toString(code))) {
        return at;
      }
      at += Character.charCount(code);
    }
    return -1;
  }

  @Override
  public GVTGlyphVector createGlyphVector(FontRenderContext context, CharacterIterator characters) {
    ReadingOrder text = ReadingOrder.of(characters);
    return ShapedLine.isNeeded(text.text(), awtFont)
        ? new SvgShapedText(this, new ShapedLine(text.text(), awtFont.deriveFont(pixels), text.direction()), context,
            text.text().length())
        : new SvgKernedText(this, awtFont, scale, context, characters);
  }
}
