package org.clipwright.sdk.text;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of text in any script: reordered where it runs from right to left, shaped as its script demands, and with
 * glyphs of other fonts where its own lacks them.
 */
public final class ShapedLine {

  /** Metrics without hinting and rounding. */
  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private final Font font;
  private final Optional<TextLayout> layout;

  /** The direction of a line as a whole; the words of other scripts in it keep their own. */
  public enum Direction {
    TO_THE_RIGHT,
    TO_THE_LEFT,
    /** The direction in which the line's first letter is written. */
    OF_ITS_FIRST_LETTER
  }

  /**
   * Shapes a line in the direction of its first letter.
   *
   * @param text one line; control characters such as line breaks count as spaces
   * @param font the font to prefer, with its style and size
   */
  public ShapedLine(String text, Font font) {
    this(text, font, Direction.OF_ITS_FIRST_LETTER);
  }

  /** Shapes a line in a given direction; the other parameters are as above. */
  public ShapedLine(String text, Font font, Direction direction) {
    this.font = font;
    String line = text.replaceAll("\\p{Cntrl}", " ");
    this.layout = line.isEmpty() ? Optional.empty() : Optional.of(layout(line, font, direction));
  }

  /** Whether a text needs this class: one that does not is its characters side by side in a single font. */
  public static boolean isNeeded(String text, Font font) {
    char[] letters = text.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length) || Font.textRequiresLayout(letters, 0, letters.length)
        || font.canDisplayUpTo(text) >= 0;
  }

  /** Whether some font of this process has the glyphs of a cluster of characters. */
  public static boolean canShow(String cluster) {
    return FontFallback.isKnown(cluster);
  }

  private static TextLayout layout(String line, Font font, Direction direction) {
    AttributedString text = new AttributedString(line);
    text.addAttribute(TextAttribute.KERNING, TextAttribute.KERNING_ON);
    text.addAttribute(TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);
    if (direction != Direction.OF_ITS_FIRST_LETTER) {
      text.addAttribute(TextAttribute.RUN_DIRECTION, direction == Direction.TO_THE_LEFT);
    }
    for (MatchResult cluster : (Iterable<MatchResult>) CLUSTER.matcher(line).results()::iterator) {
      text.addAttribute(TextAttribute.FONT, FontFallback.of(cluster.group(), font), cluster.start(), cluster.end());
    }
    return new TextLayout(text.getIterator(), METRICS);
  }

  /** How far the font reaches above and below the baseline. */
  public LineMetrics metrics() {
    return font.getLineMetrics("X", METRICS);
  }

  /** The advance width, in the font's pixels. */
  public double width() {
    return layout.map(TextLayout::getAdvance).orElse(0f);
  }

  /** Whether the line, as a whole, runs from left to right. */
  public boolean isLeftToRight() {
    return layout.map(TextLayout::isLeftToRight).orElse(true);
  }

  /** The shape of the line, which begins at a point on its baseline: its left end, whatever its direction. */
  public Shape outline(double x, double y) {
    return layout.map(line -> line.getOutline(AffineTransform.getTranslateInstance(x, y)))
        .orElseGet(Path2D.Double::new);
  }
}
