package org.clipwright.plugin.effects.picture.text;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.clipwright.sdk.caption.CaptionPlace;

/**
 * The rows of a caption in their place on the picture, in pixels.
 *
 * @param column how rows are aligned within it: 0 left, 1 centre, 2 right; below 0, where they begin
 */
record CaptionBlock(List<CaptionRows.Row> rows, double x, double y, double width, double rowHeight, int column) {

  /** How far from the picture's side captions are that only name the side. */
  private static final double MARGIN = 0.05;

  /** The part of a row that letters such as g reach below the baseline. */
  private static final double BELOW = 0.25;

  /** Rows where the parameters of the effect place them, below what is there already. */
  static CaptionBlock usual(CaptionLook look, List<CaptionRows.Row> rows, double rowHeight, double taken) {
    double width = widest(rows);
    double x = look.left() * look.width() + Math.max(0, (look.room() - width) / 2);
    return new CaptionBlock(rows, x, look.top() * look.height() + taken, width, rowHeight, -1);
  }

  /** Rows where the captions ask for them. */
  static CaptionBlock at(CaptionPlace place, CaptionLook look, List<CaptionRows.Row> rows, double rowHeight) {
    double width = widest(rows);
    double left = look.left() * look.width();
    double x = place.x().isPresent()
        ? place.x().getAsDouble() * look.width() - place.column() * width / 2
        : left + place.column() * (look.room() - width) / 2;
    double above = (2 - place.row()) / 2.0;
    double y = place.y().orElse(MARGIN + above * (1 - 2 * MARGIN)) * look.height() - above * height(rows, rowHeight);
    return new CaptionBlock(rows, x, y, width, rowHeight, place.column());
  }

  private static double widest(List<CaptionRows.Row> rows) {
    return rows.stream().mapToDouble(CaptionRows.Row::width).max().orElse(0);
  }

  /** With what hangs below the last line. */
  double height() {
    return height(rows, rowHeight);
  }

  private static double height(List<CaptionRows.Row> rows, double rowHeight) {
    return (rows.size() + BELOW) * rowHeight;
  }

  /** The same, moved into an area as far as it fits. */
  CaptionBlock within(Rectangle2D area) {
    double inX = Math.max(area.getX(), Math.min(x, area.getMaxX() - width));
    double inY = Math.max(area.getY(), Math.min(y, area.getMaxY() - height()));
    return new CaptionBlock(rows, inX, inY, width, rowHeight, column);
  }

  /** The left end of a row. */
  double left(CaptionRows.Row row) {
    double free = width - row.width();
    return x + (column < 0 ? row.toTheLeft() ? free : 0 : column * free / 2);
  }
}
