package org.clipwright.plugin.effects.picture.text;

import java.awt.Font;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clipwright.sdk.caption.CaptionStyle;
import org.clipwright.sdk.text.ShapedLine;

/** Sets the pieces of captions in rows. */
final class CaptionRows {

  private final CaptionLook look;
  private final Map<Face, Lettering> letterings = new EnumMap<>(Face.class);

  private enum Face {
    PLAIN,
    BOLD,
    ITALIC,
    BOLD_ITALIC
  }

  /**
   * A piece in its row.
   *
   * @param x its left end, from that of the row
   * @param direction the row's, which decides on which side of a word its space is
   */
  record Placed(CaptionPiece piece, double x, double width, ShapedLine.Direction direction) {}

  /**
   * A row.
   *
   * @param pieces from left to right
   * @param toTheLeft whether it begins at its right end
   */
  record Row(List<Placed> pieces, double width, boolean toTheLeft) {

    /** When its first word is spoken. */
    double from() {
      return pieces.stream().mapToDouble(placed -> placed.piece().from()).min().orElse(0);
    }

    boolean isSpokenAt(double seconds) {
      return pieces.stream().anyMatch(placed -> placed.piece().isSpokenAt(seconds));
    }
  }

  CaptionRows(CaptionLook look) {
    this.look = look;
  }

  Lettering lettering(CaptionStyle style) {
    return letterings.computeIfAbsent(Face.values()[(style.bold() ? 1 : 0) + (style.italic() ? 2 : 0)],
        face -> new Lettering(look.letters().font(),
            (style.bold() ? Font.BOLD : 0) | (style.italic() ? Font.ITALIC : 0), look.letters().size()));
  }

  /** The rows of a caption, none wider than the room unless a single word is. */
  List<Row> of(List<CaptionPiece> pieces, double room) {
    List<Row> rows = new ArrayList<>();
    List<CaptionPiece> row = new ArrayList<>();
    List<CaptionPiece> word = new ArrayList<>();
    for (CaptionPiece piece : pieces) {
      word.add(piece);
      if (piece.breakable() || piece.ending()) {
        if (!row.isEmpty() && width(row) + shownWidth(word) > room) {
          add(rows, row);
        }
        row.addAll(word);
        word.clear();
      }
      if (piece.ending()) {
        add(rows, row);
      }
    }
    row.addAll(word);
    add(rows, row);
    return rows;
  }

  private double width(CaptionPiece piece) {
    return lettering(piece.style()).width(piece.text());
  }

  private double width(List<CaptionPiece> row) {
    return row.stream().mapToDouble(this::width).sum();
  }

  /** The spaces at the end of a row take no room. */
  private double shownWidth(List<CaptionPiece> word) {
    return width(word.subList(0, word.size() - 1)) + width(stripped(word.getLast()));
  }

  private static CaptionPiece stripped(CaptionPiece piece) {
    return new CaptionPiece(piece.text().stripTrailing(), piece.style(), piece.breakable(), piece.ending(),
        piece.from(), piece.to(), piece.timed());
  }

  private void add(List<Row> rows, List<CaptionPiece> row) {
    if (row.stream().anyMatch(piece -> !piece.text().isBlank())) {
      row.set(row.size() - 1, stripped(row.getLast()));
      rows.add(placed(row));
    }
    row.clear();
  }

  private Row placed(List<CaptionPiece> row) {
    String text = row.stream().map(CaptionPiece::text).collect(Collectors.joining());
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[row.size()];
    Directed[] displayed = new Directed[row.size()];
    int at = 0;
    for (int i = 0; i < levels.length; i++) {
      CaptionPiece piece = row.get(i);
      levels[i] = (byte) bidi.getLevelAt(Math.min(at, text.length() - 1));
      at += piece.text().length();
      displayed[i] = new Directed(piece, direction(bidi.getLevelAt(Math.clamp(at - 1, 0, text.length() - 1))));
    }
    Bidi.reorderVisually(levels, 0, displayed, 0, displayed.length);
    List<Placed> placed = new ArrayList<>();
    double x = 0;
    for (Directed next : displayed) {
      double width = width(next.piece);
      placed.add(new Placed(next.piece, x, width, next.direction));
      x += width;
    }
    return new Row(List.copyOf(placed), x, !bidi.baseIsLeftToRight());
  }

  /** What ends a piece, such as a space, is on the side to which the line runs there. */
  private static ShapedLine.Direction direction(int level) {
    return level % 2 == 0 ? ShapedLine.Direction.TO_THE_RIGHT : ShapedLine.Direction.TO_THE_LEFT;
  }

  private record Directed(CaptionPiece piece, ShapedLine.Direction direction) {}
}
