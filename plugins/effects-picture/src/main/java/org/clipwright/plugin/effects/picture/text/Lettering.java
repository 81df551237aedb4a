package org.clipwright.plugin.effects.picture.text;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import java.util.Map;
import org.clipwright.sdk.media.Color;

/** Letters of one family and size, as outlines that are filled and stroked. */
final class Lettering {

  private static final int LARGEST_FONT = 4096;
  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  /** A size at which the widths of letters are as good as unrounded. */
  private static final float FINE = 2048;

  /** Widths of letters are cut to such parts of a pixel, as the original's are. */
  private static final double STEPS = 64;

  private final Font font;

  /**
   * Letters of a family.
   *
   * @param pixels height of the font; only whole pixels count, and at least one
   */
  Lettering(String family, double pixels) {
    this.font = new Font(known(family), Font.PLAIN, 1)
        .deriveFont((float) (int) Math.clamp(pixels, 1, LARGEST_FONT))
        .deriveFont(Map.of(
            TextAttribute.KERNING, TextAttribute.KERNING_ON, TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
  }

  /** The family that generic names mean, as on the original's machines. */
  private static String known(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "", "sans", "sans-serif", "bitstream vera sans" -> "DejaVu Sans";
      default -> name.strip();
    };
  }

  /** Whole pixels from one base line to the next. */
  double lineHeight() {
    return Math.round(font.getLineMetrics("X", METRICS).getHeight());
  }

  /** How far a line advances. */
  double width(String line) {
    GlyphVector glyphs = glyphs(line);
    return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }

  /** The shape of a line that begins at a point of its base line. */
  Shape outline(String line, double x, double y) {
    return glyphs(line).getOutline((float) x, (float) y);
  }

  private GlyphVector glyphs(String line) {
    GlyphVector glyphs =
        font.layoutGlyphVector(METRICS, line.toCharArray(), 0, line.length(), Font.LAYOUT_LEFT_TO_RIGHT);
    int count = glyphs.getNumGlyphs();
    int[] codes = glyphs.getGlyphCodes(0, count, null);
    GlyphVector own = font.createGlyphVector(METRICS, codes);
    GlyphVector fine = font.deriveFont(FINE).createGlyphVector(METRICS, codes);
    double moved = 0;
    for (int i = 0; i <= count; i++) {
      Point2D place = glyphs.getGlyphPosition(i);
      glyphs.setGlyphPosition(i, new Point2D.Double(place.getX() + moved, place.getY()));
      if (i < count) {
        double exact = fine.getGlyphMetrics(i).getAdvance() / FINE * font.getSize2D();
        moved += Math.floor(exact * STEPS) / STEPS - own.getGlyphMetrics(i).getAdvance();
      }
    }
    return glyphs;
  }

  /** Draws a box behind letters. */
  static void box(Graphics2D graphics, Rectangle2D box, double radius, Color color, double alpha) {
    graphics.setColor(translucent(color, alpha));
    graphics.fill(new RoundRectangle2D.Double(
        box.getX(), box.getY(), box.getWidth(), box.getHeight(), 2 * radius, 2 * radius));
  }

  /** Fills letters. */
  static void fill(Graphics2D graphics, Shape letters, Color color, double alpha) {
    graphics.setColor(translucent(color, alpha));
    graphics.fill(letters);
  }

  /** Draws the edge of letters; a width of 0 is no edge. */
  static void stroke(Graphics2D graphics, Shape letters, double width, Color color, double alpha) {
    if (width > 0) {
      graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_BEVEL));
      graphics.setColor(translucent(color, alpha));
      graphics.draw(letters);
    }
  }

  private static java.awt.Color translucent(Color color, double alpha) {
    return new java.awt.Color(color.red(), color.green(), color.blue(),
        (int) Math.round(Math.clamp(alpha, 0, 1) * 255));
  }
}
