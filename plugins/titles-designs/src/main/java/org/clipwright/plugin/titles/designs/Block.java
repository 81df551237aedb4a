package org.clipwright.plugin.titles.designs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of one size that fill a room in the middle of a shape.
 *
 * @param size of the font
 */
record Block(List<String> lines, double size) {

  /** Of the font size, from one baseline to the next. */
  private static final double STEP = 1.12;

  private static final int MOST_LINES = 5;

  /**
   * The lines of a page, broken between words where that makes them larger.
   *
   * @param usual the font size where there is room enough
   */
  static Block of(Page page, double usual, double wide, double tall) {
    List<String> written = IntStream.range(0, page.lines()).mapToObj(page::line).toList();
    Block best = sized(page, written, usual, wide, tall);
    for (int count = written.size() + 1; count <= MOST_LINES; count++) {
      Block other = sized(page, broken(written, count), usual, wide, tall);
      best = other.size > best.size ? other : best;
    }
    return best;
  }

  private static Block sized(Page page, List<String> lines, double usual, double wide, double tall) {
    double size = tall / (STEP * Math.max(1, lines.size()));
    for (String line : lines) {
      size = Math.min(size, page.fittedSize(line, usual, wide));
    }
    return new Block(lines, size);
  }

  /** About so many lines, of about equal length; lines with elements stay as they are. */
  private static List<String> broken(List<String> lines, int count) {
    int longest = Math.ceilDiv(lines.stream().mapToInt(String::length).sum(), count);
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      if (line.indexOf('<') >= 0) {
        all.add(line);
      } else {
        breakInto(all, line, longest);
      }
    }
    return all;
  }

  private static void breakInto(List<String> all, String line, int longest) {
    StringBuilder next = new StringBuilder();
    for (String word : line.split(" ")) {
      if (!next.isEmpty() && next.length() + 1 + word.length() > longest) {
        all.add(next.toString());
        next.setLength(0);
      }
      next.append(next.isEmpty() ? "" : " ").append(word);
    }
    all.add(next.toString());
  }

  /** Draws the lines round a point. */
  void draw(Page page, double x, double y) {
    double base = y + size * (0.35 - STEP * (lines.size() - 1) / 2);
    for (String line : lines) {
      page.drawText(line, x, base, size, "middle", "bold");
      base += size * STEP;
    }
  }
}
