package org.clipwright.plugin.effects.picture.text;

import java.awt.AlphaComposite;
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
import org.clipwright.sdk.text.ShapedLine;

/** Letters of one family and size, as outlines to fill and stroke. */
final class Lettering {

  private static final int LARGEST_FONT = 4096;
  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  /** A size at which letter widths are practically unrounded. */
  private static final float FINE = 2048;

  /** Letter widths are truncated to this fraction of a pixel, as in the original. */
  private static final double STEPS = 64;

  private final Font font;

  /**
   * Letters of a family.
   *
   * @param pixels height of the font; truncated to whole pixels, at least one
   */
  Lettering(String family, double pixels) {
    this(family, Font.PLAIN, pixels);
  }

  /** Letters of a family in one of the styles of {@link Font}. */
  Lettering(String family, int style, double pixels) {
    this.font = new Font(known(family), style, 1)
        .deriveFont((float) (int) Math.clamp(pixels, 1, LARGEST_FONT))
        .deriveFont(Map.of(
            TextAttribute.KERNING, TextAttribute.KERNING_ON, TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
  }

  /** The family that a generic name stands for, as on the original's machines. */
  private static String known(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "", "sans", "sans-serif", "bitstream vera sans" -> "DejaVu Sans";
      default -> name.strip();
    };
  }

  /** Whole pixels from one baseline to the next. */
  double lineHeight() {
    return Math.round(font.getLineMetrics("X", METRICS).getHeight());
  }

  /** Whether a text has to be shaped as a whole, since its letters join, run to the left or come from other fonts. */
  boolean isShaped(String text) {
    return ShapedLine.isNeeded(text, font);
  }

  /** The advance width of a line. */
  double width(String line) {
    if (isShaped(line)) {
      return new ShapedLine(line, font).width();
    }
    GlyphVector glyphs = glyphs(line);
    return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }

  /** The shape of a line that begins at a point on its baseline. */
  Shape outline(String line, double x, double y) {
    return outline(line, ShapedLine.Direction.OF_ITS_FIRST_LETTER, x, y);
  }

  /** The same of a line in a given direction. */
  Shape outline(String line, ShapedLine.Direction direction, double x, double y) {
    return isShaped(line, direction)
        ? new ShapedLine(line, font, direction).outline(x, y) : glyphs(line).getOutline((float) x, (float) y);
  }

  private boolean isShaped(String line, ShapedLine.Direction direction) {
    return direction == ShapedLine.Direction.TO_THE_LEFT || isShaped(line);
  }

  /** What a line covers that begins at a point on its baseline. */
  Rectangle2D bounds(String line, ShapedLine.Direction direction, double x, double y) {
    return isShaped(line, direction)
        ? new ShapedLine(line, font, direction).bounds(x, y) : outline(line, x, y).getBounds2D();
  }

  /** Draws what a line has in colours of its own, such as emoji. */
  void drawColored(
      Graphics2D graphics, String line, ShapedLine.Direction direction, double x, double y, double alpha) {
    if (isShaped(line, direction)) {
      Graphics2D faded = (Graphics2D) graphics.create();
      try {
        faded.setComposite(AlphaComposite.SrcOver.derive((float) Math.clamp(alpha, 0, 1)));
        new ShapedLine(line, font, direction).drawColored(faded, x, y);
      } finally {
        faded.dispose();
      }
    }
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

  static void fill(Graphics2D graphics, Shape letters, Color color, double alpha) {
    graphics.setColor(translucent(color, alpha));
    graphics.fill(letters);
  }

  /** Strokes letters; a width of 0 means no stroke. */
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
