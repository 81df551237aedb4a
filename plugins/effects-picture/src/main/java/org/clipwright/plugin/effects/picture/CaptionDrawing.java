package org.clipwright.plugin.effects.picture;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws caption text with its background: lines start together, the block of them is centred in its area. */
final class CaptionDrawing {

  /** Words longer than this are broken when they do not fit. */
  private static final int LONG_WORD = 20;

  private final CaptionLook look;
  private final Lettering font;

  private CaptionDrawing(CaptionLook look) {
    this.look = look;
    this.font = new Lettering(look.font(), look.fontSize() * look.scale());
  }

  /** Draws everything of a look. */
  static void draw(CaptionLook look, Graphics2D graphics) {
    CaptionDrawing drawing = new CaptionDrawing(look);
    look.blocks().forEach(block -> drawing.draw(graphics, block));
  }

  private void draw(Graphics2D graphics, CaptionLook.Block block) {
    List<String> lines = block.lines().stream().flatMap(line -> wrapped(line).stream()).toList();
    double widest = lines.stream().mapToDouble(font::width).max().orElse(0);
    double x = look.left() * look.width() + Math.max(0, (look.room() - widest) / 2);
    double y = look.top() * look.height() + font.lineHeight();
    Path2D text = new Path2D.Double();
    for (String line : lines) {
      text.append(font.outline(line, x, y), false);
      y += font.lineHeight() * look.lineSpacing();
    }
    if (!text.getBounds2D().isEmpty()) {
      background(graphics, text.getBounds2D(), block.fading());
      letters(graphics, text, block.fading());
    }
  }

  private void background(Graphics2D graphics, Rectangle2D text, double fading) {
    double grown = look.padding() * look.scale() / 2;
    Rectangle2D box = new Rectangle2D.Double(
        text.getX() - grown, text.getY() - grown, text.getWidth() + 2 * grown, text.getHeight() + 2 * grown);
    Lettering.box(graphics, box, look.corner() * look.scale(), look.background(), look.backgroundAlpha() * fading);
  }

  private void letters(Graphics2D graphics, Path2D text, double fading) {
    double width = Math.min(look.strokeWidth() * look.scale(), look.width());
    Lettering.fill(graphics, text, look.color(), look.fontAlpha() * fading);
    Lettering.stroke(graphics, text, width, look.stroke(), look.fontAlpha() * fading);
  }

  /** The lines that a line takes where its words do not fit into one. */
  private List<String> wrapped(String line) {
    List<String> pieces = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : words(line)) {
      String longer = current.isEmpty() ? word : current + separator(line) + word;
      if (!current.isEmpty() && font.width(longer) > look.room()) {
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
}
