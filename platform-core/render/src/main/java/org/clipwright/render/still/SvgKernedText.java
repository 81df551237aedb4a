package org.clipwright.render.still;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.Point2D;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.Map;
import org.apache.batik.gvt.font.AWTGVTFont;
import org.apache.batik.gvt.font.AWTGVTGlyphVector;
import org.apache.batik.gvt.font.GVTGlyphMetrics;
import org.apache.batik.gvt.text.GVTAttributedCharacterIterator;

/** Letters as far apart as their font wants each pair of them; Batik sets them side by side. */
final class SvgKernedText extends AWTGVTGlyphVector {

  private static final Map<TextAttribute, Integer> KERNED =
      Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON);

  /** How far kerning moves each letter, and the end. */
  private final double[] moves;

  /**
   * Text of plain letters, each of which is one glyph.
   *
   * @param font the font that is set
   * @param own the same at the size in which glyphs are made
   * @param scale from that size to the font's
   */
  SvgKernedText(AWTGVTFont font, Font own, double scale, FontRenderContext context, CharacterIterator text) {
    super(own.createGlyphVector(context, text), font, scale, text);
    this.moves = isKerned(text) ? moves(own, scale, context, text) : new double[getNumGlyphs() + 1];
  }

  /** A drawing that sets the distance itself, or the length of the whole text, wants no other. */
  private static boolean isKerned(CharacterIterator text) {
    text.first();
    return !(text instanceof AttributedCharacterIterator attributed
        && (isSet(attributed, GVTAttributedCharacterIterator.TextAttribute.KERNING)
            || isSet(attributed, GVTAttributedCharacterIterator.TextAttribute.BBOX_WIDTH)));
  }

  private static boolean isSet(
      AttributedCharacterIterator text, AttributedCharacterIterator.Attribute distance) {
    return text.getAttribute(distance) instanceof Float set && !set.isNaN();
  }

  private static double[] moves(Font font, double scale, FontRenderContext context, CharacterIterator text) {
    GlyphVector apart = font.createGlyphVector(context, text);
    char[] letters = letters(text);
    GlyphVector kerned = font.deriveFont(KERNED).layoutGlyphVector(context, letters, 0, letters.length,
        Font.LAYOUT_LEFT_TO_RIGHT);
    double[] moves = new double[apart.getNumGlyphs() + 1];
    if (kerned.getNumGlyphs() == apart.getNumGlyphs()) {
      for (int i = 0; i < moves.length; i++) {
        moves[i] = (kerned.getGlyphPosition(i).getX() - apart.getGlyphPosition(i).getX()) * scale;
      }
    }
    return moves;
  }

  private static char[] letters(CharacterIterator text) {
    char[] letters = new char[text.getEndIndex() - text.getBeginIndex()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = text.setIndex(text.getBeginIndex() + i);
    }
    text.first();
    return letters;
  }

  @Override
  public void performDefaultLayout() {
    super.performDefaultLayout();
    for (int i = 0; i < moves.length; i++) {
      Point2D place = getGlyphPosition(i);
      setGlyphPosition(i, new Point2D.Double(place.getX() + moves[i], place.getY()));
    }
  }

  @Override
  public GVTGlyphMetrics getGlyphMetrics(int glyph) {
    GVTGlyphMetrics apart = super.getGlyphMetrics(glyph);
    return new GVTGlyphMetrics((float) (apart.getHorizontalAdvance() + moves[glyph + 1] - moves[glyph]),
        apart.getVerticalAdvance(), apart.getBounds2D(), (byte) apart.getType());
  }
}
