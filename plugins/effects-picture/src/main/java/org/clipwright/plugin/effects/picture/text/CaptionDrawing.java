package org.clipwright.plugin.effects.picture.text;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.clipwright.sdk.text.ShapedLine;

/** Draws caption text with its background: lines are left-aligned in a block that is centred in its area. */
final class CaptionDrawing {

  /** Words longer than this are broken if they do not fit. */
  private static final int LONG_WORD = 20;

  private final CaptionLook look;
  private final Lettering font;

  private CaptionDrawing(CaptionLook look) {
    this.look = look;
    this.font = new Lettering(look.letters().font(), look.letters().size());
  }

  /** Draws everything in a look. */
  static void draw(CaptionLook look, Graphics2D graphics) {
    new CaptionDrawing(look).draw(graphics);
  }

  /**
   * A block of lines.
   *
   * @param bounds what it covers
   * @param x the start of its lines
   * @param width width of the widest line, from the left side of its first letter to the right side of its last
   * @param lines its lines with their baselines
   */
  private record Text(Shape outline, Rectangle2D bounds, double x, double width, SequencedMap<Double, String> lines) {}

  private void draw(Graphics2D graphics) {
    Text text = text();
    if (!text.bounds().isEmpty()) {
      background(graphics, text);
      letters(graphics, text.outline());
      text.lines().forEach((baseline, line) -> font.drawColored(
          graphics, line, ShapedLine.Direction.OF_ITS_FIRST_LETTER, text.x(), baseline,
          look.letters().alpha() * look.fading()));
    }
  }

  private Text text() {
    Path2D outline = new Path2D.Double();
    Rectangle2D bounds = new Rectangle2D.Double();
    SequencedMap<Double, String> lines = new LinkedHashMap<>();
    double x = look.left() * look.width();
    double y = look.top() * look.height() + font.lineHeight();
    double widest = 0;
    for (String line : (Iterable<String>) look.lines().stream().flatMap(this::wrapped)::iterator) {
      outline.append(font.outline(line, x, y), false);
      Rectangle2D covered = font.bounds(line, ShapedLine.Direction.OF_ITS_FIRST_LETTER, x, y);
      bounds = bounds.isEmpty() ? covered : covered.isEmpty() ? bounds : bounds.createUnion(covered);
      widest = Math.max(widest, covered.getWidth());
      lines.put(y, line);
      y += font.lineHeight() * look.lineSpacing();
    }
    double indent = Math.max(0, (look.room() - widest) / 2);
    AffineTransform indented = AffineTransform.getTranslateInstance(indent, 0);
    return new Text(indented.createTransformedShape(outline), indented.createTransformedShape(bounds).getBounds2D(),
        x + indent, widest, lines);
  }

  private void background(Graphics2D graphics, Text text) {
    double grown = look.box().padding() / 2;
    Rectangle2D letters = text.bounds();
    Rectangle2D box = new Rectangle2D.Double(
        text.x() - grown, letters.getY() - grown, text.width() + 2 * grown, letters.getHeight() + 2 * grown);
    Lettering.box(graphics, box, look.box().corner(), look.box().color(),
        look.box().alpha() * look.fading());
  }

  private void letters(Graphics2D graphics, Shape text) {
    double width = Math.min(look.letters().strokeWidth(), look.width());
    Lettering.fill(graphics, text, look.letters().color(), look.letters().alpha() * look.fading());
    Lettering.stroke(graphics, text, width, look.letters().stroke(), look.letters().alpha() * look.fading());
  }

  /** The lines that a line is wrapped into; a long word may be broken between any letters. */
  private Stream<String> wrapped(String line) {
    boolean letters = line.length() > LONG_WORD && line.indexOf(' ') < 0;
    List<String> pieces = letters ? line.codePoints().mapToObj(Character::toString).toList()
        : List.of(line.split(" ", -1));
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= pieces.size(); to++) {
      // Letters are measured with spaces between them, like words.
      boolean fits = font.width(String.join(" ", pieces.subList(from, to))) <= look.room();
      if (!fits && look.dropping() && to - from == 1) {
        return lines.stream();
      }
      if (!fits && to - from > 1) {
        lines.add(String.join(letters ? "" : " ", pieces.subList(from, to - 1)));
        from = --to;
      }
    }
    lines.add(String.join(letters ? "" : " ", pieces.subList(from, pieces.size())));
    return lines.stream();
  }
}
