package org.clipwright.render.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.render.setup.Size;
import org.clipwright.render.still.BundledFonts;
import org.clipwright.sdk.text.ShapedLine;
import org.clipwright.timeline.Gravity;
import org.clipwright.timeline.LargestPicture;
import org.clipwright.timeline.ReaderItem;

/**
 * Draws the text of a clip that has no file, as the original's text reader does: broken only at its own line breaks,
 * aligned by gravity in a rectangle.
 */
public final class TextPicture {

  private static final Size USUAL = new Size(1024, 768);
  /** As on the original's screen at 100 dpi. */
  private static final float POINTS_TO_PIXELS = 100 / 72f;
  private static final float LARGEST_FONT = 4000;
  private static final double EXACT = 1e-3;
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  /** Weights from here up are bold, on either of the two scales fonts use. */
  private static final int BOLD = 63;
  private static final int BOLD_OF_HUNDREDS = 600;
  private static final int MOST_OF_THE_OLD_SCALE = 99;

  private final JsonNode reader;
  private final Size size;

  /** Creates the picture that a reader object describes. */
  public TextPicture(JsonNode reader) {
    this.reader = reader;
    this.size = size(reader);
  }

  /** The picture size that a text reader object asks for. */
  public static Size size(JsonNode reader) {
    Size wanted = new Size(reader.path("width").asInt(USUAL.width()), reader.path("height").asInt(USUAL.height()))
        .atLeastOnePixel();
    return LargestPicture.refusal(wanted.width(), wanted.height()).isPresent() ? USUAL : wanted;
  }

  /** The picture, with straight alpha. */
  public BufferedImage draw() {
    BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      color("background_color").or(() -> Optional.of(Color.BLACK)).ifPresent(background -> {
        graphics.setColor(background);
        graphics.fillRect(0, 0, size.width(), size.height());
      });
      drawLines(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /** Font engines give whole pixels: lines are as high as both parts rounded up, and follow each other as unrounded. */
  private void drawLines(Graphics2D graphics) {
    Font font = font();
    LineMetrics metrics = font.getLineMetrics("Hg", UNHINTED);
    double ascent = Math.ceil(metrics.getAscent() - EXACT);
    double height = ascent + Math.ceil(metrics.getDescent() - EXACT);
    double spacing = Math.round(metrics.getHeight());
    List<String> lines = text().lines().toList();
    Gravity gravity = gravity();
    double block = height + (lines.size() - 1) * spacing;
    double y = Math.round(reader.path("y_offset").asDouble() + (size.height() - block) * gravity.vertical());
    for (String line : lines) {
      if (y < size.height() && y + height > 0) {
        drawLine(graphics, letters(font, line), gravity, y, ascent, height);
      }
      y += spacing;
    }
  }

  /** @param colored draws what has colours of its own, at a point */
  private record Letters(double width, Outline outline, Colored colored) {}

  @FunctionalInterface
  private interface Colored {
    void draw(Graphics2D graphics, double x, double y);
  }

  @FunctionalInterface
  private interface Outline {
    Shape at(double x, double y);
  }

  /** The line's letters, moved together where the font says so. */
  private static Letters letters(Font font, String line) {
    if (ShapedLine.isNeeded(line, font)) {
      ShapedLine shaped = new ShapedLine(line, font);
      return new Letters(shaped.width(), shaped::outline, shaped::drawColored);
    }
    GlyphVector glyphs =
        font.layoutGlyphVector(UNHINTED, line.toCharArray(), 0, line.length(), Font.LAYOUT_LEFT_TO_RIGHT);
    return new Letters(glyphs.getLogicalBounds().getWidth(), (x, y) -> glyphs.getOutline((float) x, (float) y),
        (_, _, _) -> {
        });
  }

  private void drawLine(Graphics2D graphics, Letters line, Gravity gravity, double y, double ascent, double height) {
    double width = line.width();
    double x = reader.path("x_offset").asDouble() + (size.width() - width) * gravity.horizontal();
    color("text_background_color").ifPresent(background -> {
      graphics.setColor(background);
      double left = Math.round(x);
      graphics.fill(new Rectangle2D.Double(left, y, Math.round(x + width) - left, height));
    });
    graphics.setColor(color("text_color").orElse(Color.WHITE));
    graphics.fill(line.outline().at(x, y + ascent));
    line.colored().draw(graphics, x, y + ascent);
  }

  private String text() {
    String text = reader.path("text").asText("");
    return text.length() <= ReaderItem.LONGEST_TEXT ? text : text.substring(0, ReaderItem.LONGEST_TEXT);
  }

  private Gravity gravity() {
    int number = reader.path("gravity").asInt(Gravity.CENTER.ordinal());
    return number >= 0 && number < Gravity.values().length ? Gravity.values()[number] : Gravity.CENTER;
  }

  private Optional<Color> color(String key) {
    return TextColor.parse(reader.path(key).asText("")).map(argb -> new Color(argb, true));
  }

  /** A font is written as family, size in points and, in the fifth and sixth fields, weight and slant. */
  private Font font() {
    String[] parts = reader.path("font").asText("").split(",", -1);
    float points = number(parts, 1, 10);
    // Fonts with hints are drawn at whole sizes only.
    float pixels =
        Math.clamp(points > 0 ? Math.round(points * POINTS_TO_PIXELS) : number(parts, 2, 13), 1, LARGEST_FONT);
    float weight = number(parts, 4, 50);
    boolean bold = weight > MOST_OF_THE_OLD_SCALE ? weight >= BOLD_OF_HUNDREDS : weight >= BOLD;
    int style = (bold ? Font.BOLD : Font.PLAIN) | (number(parts, 5, 0) > 0 ? Font.ITALIC : Font.PLAIN);
    return BundledFonts.named(parts[0], style, pixels)
        .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
  }

  private static float number(String[] parts, int place, float otherwise) {
    boolean isNumber = place < parts.length && parts[place].strip().matches("-?\\d{1,6}(\\.\\d{1,6})?");
    return isNumber ? Float.parseFloat(parts[place].strip()) : otherwise;
  }
}
