package org.clipwright.plugin.effects.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws caption text with its background: lines start together, the block of them is centred in its area. */
final class CaptionDrawing {

  /** Words longer than this are broken when they do not fit. */
  private static final int LONG_WORD = 20;

  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  private final CaptionLook look;
  private final Font font;
  private final double lineHeight;

  private CaptionDrawing(CaptionLook look) {
    this.look = look;
    this.font = new Font(family(look.font()), Font.PLAIN, 1)
        .deriveFont(look.fontPixels())
        .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
    this.lineHeight = font.getLineMetrics("X", METRICS).getHeight();
  }

  /** Draws everything of a look into an empty picture. */
  static void draw(CaptionLook look, BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      CaptionDrawing drawing = new CaptionDrawing(look);
      look.blocks().forEach(block -> drawing.draw(graphics, block));
    } finally {
      graphics.dispose();
    }
  }

  /** The family that generic names mean, as on the original's machines. */
  private static String family(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "", "sans", "sans-serif", "bitstream vera sans" -> "DejaVu Sans";
      default -> name.strip();
    };
  }

  private void draw(Graphics2D graphics, CaptionLook.Block block) {
    List<String> lines = block.lines().stream().flatMap(line -> wrapped(line).stream()).toList();
    double widest = lines.stream().mapToDouble(this::width).max().orElse(0);
    double x = look.left() * look.width() + Math.max(0, (look.room() - widest) / 2);
    double y = look.top() * look.height() + lineHeight;
    Path2D text = new Path2D.Double();
    for (String line : lines) {
      text.append(outline(line, x, y), false);
      y += lineHeight * look.lineSpacing();
    }
    if (!text.getBounds2D().isEmpty()) {
      background(graphics, text.getBounds2D(), block.fading());
      letters(graphics, text, block.fading());
    }
  }

  private void background(Graphics2D graphics, Rectangle2D text, double fading) {
    double grown = look.padding() * look.scale() / 2;
    double arc = 2 * look.corner() * look.scale();
    graphics.setColor(color(look.background(), look.backgroundAlpha() * fading));
    graphics.fill(new RoundRectangle2D.Double(
        text.getX() - grown, text.getY() - grown, text.getWidth() + 2 * grown, text.getHeight() + 2 * grown, arc, arc));
  }

  private void letters(Graphics2D graphics, Shape text, double fading) {
    graphics.setColor(color(look.color(), look.fontAlpha() * fading));
    graphics.fill(text);
    float width = (float) Math.min(look.strokeWidth() * look.scale(), look.width());
    if (width > 0) {
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_BEVEL));
      graphics.setColor(color(look.stroke(), look.fontAlpha() * fading));
      graphics.draw(text);
    }
  }

  private static Color color(org.clipwright.sdk.media.Color color, double alpha) {
    return new Color(color.red(), color.green(), color.blue(), (int) Math.round(Math.clamp(alpha, 0, 1) * 255));
  }

  /** The lines that a line takes where its words do not fit into one. */
  private List<String> wrapped(String line) {
    List<String> pieces = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : words(line)) {
      String longer = current.isEmpty() ? word : current + separator(line) + word;
      if (!current.isEmpty() && width(longer) > look.room()) {
        pieces.add(current.toString());
        longer = word;
      }
      current.setLength(0);
      current.append(longer);
    }
    pieces.add(current.toString());
    return pieces;
  }

  private static boolean isOneLongWord(String line) {
    return line.length() > LONG_WORD && line.indexOf(' ') < 0;
  }

  private static List<String> words(String line) {
    return isOneLongWord(line) ? line.codePoints().mapToObj(Character::toString).toList() : List.of(line.split(" +"));
  }

  private static String separator(String line) {
    return isOneLongWord(line) ? "" : " ";
  }

  private double width(String line) {
    return glyphs(line).getGlyphPosition(glyphs(line).getNumGlyphs()).getX();
  }

  private Shape outline(String line, double x, double y) {
    return glyphs(line).getOutline((float) x, (float) y);
  }

  private GlyphVector glyphs(String line) {
    return font.layoutGlyphVector(METRICS, line.toCharArray(), 0, line.length(), Font.LAYOUT_LEFT_TO_RIGHT);
  }
}
