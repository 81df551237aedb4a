package org.clipwright.render.still;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.sdk.text.ShapedLine;
import org.clipwright.sdk.title.TitleRoom;

/**
 * A text that is fitted into a room: lines too long are broken between words, and all is reduced as far as necessary.
 *
 * @param lines its lines
 * @param size the font size at which they fit
 */
public record TextFit(List<String> lines, double size) {

  private static final double STEP = 0.96;
  private static final double SMALLEST = 1;

  /** A size at which widths are practically unrounded. */
  private static final float MEASURED = 128;

  /**
   * Fits a text.
   *
   * @param family the font's; another replaces one that is not installed
   * @param size the largest font size, in the units of the room
   */
  public static TextFit of(List<String> lines, String family, double size, TitleRoom room) {
    List<List<Word>> words = lines.stream().map(line -> words(line, font(family))).toList();
    double trial = size;
    while (true) {
      List<String> broken = new ArrayList<>();
      double widest = 0;
      for (List<Word> line : words) {
        widest = Math.max(widest, broken(line, trial, room.width(), broken));
      }
      boolean fits = widest <= room.width() && broken.size() <= Math.max(room.lines(), lines.size())
          && broken.size() * trial <= room.height();
      if (fits || trial <= SMALLEST) {
        return new TextFit(List.copyOf(broken), trial);
      }
      trial = Math.max(SMALLEST, trial * STEP);
    }
  }

  /** The installed family that draws a text in a family: itself, or what replaces it. */
  public static String family(String named) {
    return SvgFonts.used(named);
  }

  /** Whether a family is not installed, so that text in it is drawn in another. */
  public static boolean isReplaced(String named) {
    return SvgFonts.installed(named).isEmpty();
  }

  private record Word(String text, double width, double space) {}

  private static Font font(String family) {
    return BundledFonts.named(SvgFonts.used(family), Font.PLAIN, MEASURED);
  }

  private static List<Word> words(String line, Font font) {
    double space = new ShapedLine("n n", font).width() - new ShapedLine("nn", font).width();
    List<Word> words = new ArrayList<>();
    for (String word : line.strip().split("\\s+")) {
      words.add(new Word(word, new ShapedLine(word, font).width() / MEASURED, space / MEASURED));
    }
    return words;
  }

  /** Adds the lines that a line is broken into, and returns the width of the longest. */
  private static double broken(List<Word> line, double size, double room, List<String> lines) {
    StringBuilder text = new StringBuilder();
    double width = 0;
    double widest = 0;
    for (Word word : line) {
      double longer = width + (text.isEmpty() ? 0 : word.space() * size) + word.width() * size;
      if (!text.isEmpty() && longer > room) {
        lines.add(text.toString());
        text.setLength(0);
        longer = word.width() * size;
      }
      text.append(text.isEmpty() ? "" : " ").append(word.text());
      width = longer;
      widest = Math.max(widest, width);
    }
    lines.add(text.toString());
    return widest;
  }
}
