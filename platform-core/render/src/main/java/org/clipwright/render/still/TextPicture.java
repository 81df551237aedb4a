package org.clipwright.render.still;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.clipwright.render.setup.Size;
import org.clipwright.timeline.Gravity;
import org.clipwright.timeline.LargestPicture;

/**
 * Draws the text of a clip without a file, as the original's text reader does: lines as they are broken, aligned by gravity in
 * a rectangle, nothing wrapped.
 */
public final class TextPicture {

  private static final Size USUAL = new Size(1024, 768);
  /** As on the original's screen of 100 dots an inch. */
  private static final float POINTS_TO_PIXELS = 100 / 72f;
  private static final float LARGEST_FONT = 4000;
  private static final int MOST_CHARACTERS = 100_000;
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  /** Weights from this on are bold, of the two scales that fonts are written in. */
  private static final int BOLD = 63;
  private static final int BOLD_OF_HUNDREDS = 600;
  private static final int MOST_OF_THE_OLD_SCALE = 99;

  private final JsonNode reader;
  private final Size size;

  /** A picture of what a reader object says. */
  public TextPicture(JsonNode reader) {
    this.reader = reader;
    this.size = size(reader);
  }

  /** How large the picture is that a reader object of text asks for. */
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

  private void drawLines(Graphics2D graphics) {
    Font font = font();
    LineMetrics metrics = font.getLineMetrics("Hg", UNHINTED);
    double ascent = Math.round(metrics.getAscent());
    double height = ascent + Math.round(metrics.getDescent());
    double spacing = height + Math.round(metrics.getLeading());
    List<String> lines = text().lines().toList();
    Gravity gravity = gravity();
    double block = height + (lines.size() - 1) * spacing;
    double y = reader.path("y_offset").asDouble() + Math.floor((size.height() - block) * gravity.vertical());
    for (String line : lines) {
      if (y < size.height() && y + height > 0) {
        drawLine(graphics, font.createGlyphVector(UNHINTED, line), gravity, y, ascent, height);
      }
      y += spacing;
    }
  }

  private void drawLine(Graphics2D graphics, GlyphVector line, Gravity gravity, double y, double ascent, double height) {
    double width = line.getLogicalBounds().getWidth();
    double x = reader.path("x_offset").asDouble() + (size.width() - width) * gravity.horizontal();
    color("text_background_color").ifPresent(background -> {
      graphics.setColor(background);
      graphics.fill(new Rectangle2D.Double(x, y, width, height));
    });
    graphics.setColor(color("text_color").orElse(Color.WHITE));
    graphics.fill(line.getOutline((float) x, (float) (y + ascent)));
  }

  private String text() {
    String text = reader.path("text").asText("");
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  private Gravity gravity() {
    int number = reader.path("gravity").asInt(Gravity.CENTER.ordinal());
    return number >= 0 && number < Gravity.values().length ? Gravity.values()[number] : Gravity.CENTER;
  }

  private Optional<Color> color(String key) {
    return TextColor.parse(reader.path(key).asText("")).map(argb -> new Color(argb, true));
  }

  /** A font is written as family, size in points, and at the fifth and sixth place weight and slant. */
  private Font font() {
    String[] parts = reader.path("font").asText("").split(",", -1);
    float points = number(parts, 1, 10);
    float pixels = Math.clamp(points > 0 ? points * POINTS_TO_PIXELS : number(parts, 2, 13), 1, LARGEST_FONT);
    float weight = number(parts, 4, 50);
    boolean bold = weight > MOST_OF_THE_OLD_SCALE ? weight >= BOLD_OF_HUNDREDS : weight >= BOLD;
    int style = (bold ? Font.BOLD : Font.PLAIN) | (number(parts, 5, 0) > 0 ? Font.ITALIC : Font.PLAIN);
    return BundledFonts.named(parts[0], style, pixels);
  }

  private static float number(String[] parts, int place, float otherwise) {
    boolean isNumber = place < parts.length && parts[place].strip().matches("-?\\d{1,6}(\\.\\d{1,6})?");
    return isNumber ? Float.parseFloat(parts[place].strip()) : otherwise;
  }
}
