package org.clipwright.plugin.effects.picture.text;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Draws a timer. All digits have the same width, so that the others stay in place while one changes. */
final class TimerDrawing {

  private static final int COLUMNS = 3;

  /** How far round letters overshoot straight ones, as a fraction of the font size; hinting removes it. */
  private static final double OVERSHOOT = 0.0137;

  private static final Pattern PIECE = Pattern.compile("\\X");

  private final TimerLook look;
  private final Lettering font;
  private final double digitWidth;

  private TimerDrawing(TimerLook look) {
    this.look = look;
    this.font = new Lettering(look.letters().font(), look.letters().size());
    this.digitWidth =
        IntStream.rangeClosed('0', '9').mapToDouble(digit -> font.width(Character.toString(digit))).max().orElseThrow();
  }

  /** Draws everything in a look. */
  static void draw(TimerLook look, Graphics2D graphics) {
    new TimerDrawing(look).draw(graphics);
  }

  private void draw(Graphics2D graphics) {
    double textWidth = width(look.text());
    double roomWidth = Math.max(textWidth, width(look.widest()));
    Tight text = tight(look.text());
    Rectangle2D box = box(roomWidth, Math.max(text.height(), tight(look.widest() + "8").height()));
    if (look.box().alpha() > 0) {
      Lettering.box(graphics, box, look.box().corner(), look.box().color(), look.box().alpha());
    }
    double x = box.getX() + look.box().padding() + share(column()) * (roomWidth - textWidth);
    double y = box.getY() + look.box().padding() + text.ascent();
    Shape letters = letters(x, Math.round(y));
    Lettering.fill(graphics, letters, look.letters().color(), look.letters().alpha());
    Lettering.stroke(graphics, letters, look.letters().strokeWidth(), look.letters().stroke(), look.letters().alpha());
  }

  /** The ascent and descent of letters, in whole pixels as the original's toolkit measures them. */
  private record Tight(double ascent, double descent) {

    double height() {
      return ascent + descent;
    }
  }

  private Tight tight(String text) {
    Rectangle2D bounds = font.outline(text, 0, 0).getBounds2D();
    double overshoot = OVERSHOOT * Math.floor(look.letters().size());
    return new Tight(Math.round(-bounds.getY() - overshoot), Math.max(0, Math.round(bounds.getMaxY() - overshoot)));
  }

  /** The box around the letters; its padding also keeps it from the picture's sides, but not top and bottom. */
  private Rectangle2D box(double roomWidth, double letterHeight) {
    double width = roomWidth + 2 * look.box().padding();
    double height = letterHeight + 2 * look.box().padding();
    double margin = look.box().padding() * (1 - column());
    double x = margin + share(column()) * (look.width() - width) + look.x();
    double y = share(look.place() / COLUMNS) * (look.height() - height) + look.y();
    return new Rectangle2D.Double(Math.round(x), Math.round(y), width, height);
  }

  private int column() {
    return look.place() % COLUMNS;
  }

  /** The fraction of the free space before the first, middle or last of three positions. */
  private static double share(int place) {
    return place / 2.0;
  }

  private Shape letters(double x, double y) {
    Path2D shape = new Path2D.Double();
    double next = x;
    for (String piece : pieces(look.text())) {
      double bearing = Math.floor(font.outline(piece, 0, 0).getBounds2D().getX());
      shape.append(font.outline(piece, Math.round(next) - bearing, y), false);
      next += room(piece);
    }
    return shape;
  }

  private double width(String text) {
    return pieces(text).stream().mapToDouble(this::room).sum();
  }

  private double room(String piece) {
    return isDigit(piece) ? digitWidth : font.width(piece);
  }

  private static boolean isDigit(String piece) {
    return piece.length() == 1 && piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
  }

  /** The characters one by one; a frame number, whose length is not known in advance, and joined letters as a whole. */
  private List<String> pieces(String text) {
    return (look.widest().isEmpty() || font.isShaped(text)) && !text.isEmpty()
        ? List.of(text) : PIECE.matcher(text).results().map(MatchResult::group).toList();
  }
}
