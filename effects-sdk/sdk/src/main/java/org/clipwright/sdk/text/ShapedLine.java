package org.clipwright.sdk.text;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextHitInfo;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of text in any script: reordered where it runs from right to left, shaped as its script demands, and with
 * glyphs of other fonts where its own lacks them.
 */
public final class ShapedLine {

  /** Metrics without hinting and rounding. */
  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  private static final Map<TextAttribute, Integer> TYPESET = Map.of(
      TextAttribute.KERNING, TextAttribute.KERNING_ON, TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);

  static final Pattern CLUSTER = Pattern.compile("\\X");

  /** Stands in the line for a cluster that is drawn in colours. */
  private static final String REPLACED = "\uFFFC";

  private final Font font;
  private final Optional<TextLayout> layout;
  private final Map<Integer, ColorCluster> colored = new TreeMap<>();

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
    String line = replaced(text.replaceAll("\\p{Cntrl}", " "));
    this.layout = line.isEmpty() ? Optional.empty() : Optional.of(layout(line, direction));
  }

  /** Whether a text needs this class: one that does not is its characters side by side in a single font. */
  public static boolean isNeeded(String text, Font font) {
    char[] letters = text.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length) || Font.textRequiresLayout(letters, 0, letters.length)
        || font.canDisplayUpTo(text) >= 0 || ColorFonts.draw(text);
  }

  /** Whether some font of this process has the glyphs of a cluster of characters. */
  public static boolean canShow(String cluster) {
    return FontFallback.isKnown(cluster) || ColorFonts.of(cluster).isPresent();
  }

  private String replaced(String text) {
    if (!ColorFonts.draw(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    for (MatchResult match : (Iterable<MatchResult>) CLUSTER.matcher(text).results()::iterator) {
      String cluster = match.group();
      Optional<ColorFont> colors = ColorFonts.of(cluster);
      colors.ifPresent(found -> colored.put(line.length(), new ColorCluster(found, cluster, font.getSize2D())));
      line.append(colors.isPresent() ? REPLACED : cluster);
    }
    return line.toString();
  }

  private TextLayout layout(String line, Direction direction) {
    AttributedString text = new AttributedString(line);
    if (direction != Direction.OF_ITS_FIRST_LETTER) {
      text.addAttribute(TextAttribute.RUN_DIRECTION, direction == Direction.TO_THE_LEFT);
    }
    int from = 0;
    Font wanted = font;
    for (MatchResult cluster : (Iterable<MatchResult>) CLUSTER.matcher(line).results()::iterator) {
      if (colored.containsKey(cluster.start())) {
        text.addAttribute(
            TextAttribute.CHAR_REPLACEMENT, colored.get(cluster.start()), cluster.start(), cluster.end());
        continue;
      }
      Font own = FontFallback.of(cluster.group(), font);
      if (!own.equals(wanted)) {
        set(text, wanted, from, cluster.start());
        from = cluster.start();
        wanted = own;
      }
    }
    set(text, wanted, from, line.length());
    return new TextLayout(text.getIterator(), METRICS);
  }

  /** A layout takes kerning and ligatures from the font alone: as attributes beside a font they have no effect. */
  private static void set(AttributedString text, Font font, int from, int to) {
    if (from < to) {
      text.addAttribute(TextAttribute.FONT, font.deriveFont(TYPESET), from, to);
    }
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

  /** Draws what has colours of its own and is not in the outline, in a line that begins at a point. */
  public void drawColored(Graphics2D graphics, double x, double y) {
    colored.forEach((place, cluster) -> cluster.draw(graphics, (float) (x + start(place)), (float) y));
  }

  /** What the line covers, colours included, if it begins at a point. */
  public Rectangle2D bounds(double x, double y) {
    Rectangle2D bounds = outline(x, y).getBounds2D();
    for (Map.Entry<Integer, ColorCluster> cluster : colored.entrySet()) {
      Rectangle2D own = cluster.getValue().getBounds();
      Rectangle2D placed = new Rectangle2D.Double(
          x + start(cluster.getKey()) + own.getX(), y + own.getY(), own.getWidth(), own.getHeight());
      bounds = bounds.isEmpty() ? placed : bounds.createUnion(placed);
    }
    return bounds;
  }

  /** Where a character begins, from the line's left end. */
  private double start(int place) {
    Point2D leading = new Point2D.Double();
    Point2D trailing = new Point2D.Double();
    layout.orElseThrow().hitToPoint(TextHitInfo.leading(place), leading);
    layout.orElseThrow().hitToPoint(TextHitInfo.trailing(place), trailing);
    return Math.min(leading.getX(), trailing.getX());
  }
}
