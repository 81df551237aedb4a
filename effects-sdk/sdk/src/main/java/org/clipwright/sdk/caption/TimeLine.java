package org.clipwright.sdk.caption;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of a cue that contains its two times.
 *
 * <p>Accepts {@code [hours:]minutes:seconds[.fraction]}, with the fraction after a point, comma, colon or semicolon and
 * of any length ({@code .5} is half a second), and {@code seconds.fraction} alone.
 *
 * @param settings what follows the times, such as {@code align:start}
 */
record TimeLine(double startSeconds, double endSeconds, String settings) {

  private static final String MARK = "\\s?[:.,;\uFF1A\uFF0C]\\s?";
  private static final String TIME = "\\d{1,18}(?:" + MARK + "\\d{1,18}){0,3}";
  private static final String ARROW_HEADS = ">\u203A\uFF1E\u2192\u27F6\u21D2";
  private static final String ARROW =
      "[\\s\u00A0]*(?:[-\u2010-\u2015\u2212]{1,3}\\s?[>\u203A\uFF1E]|\u2192|\u27F6|\u21D2)[\\s\u00A0]*";
  private static final Pattern FORM = Pattern.compile("(" + TIME + ")" + ARROW + "(" + TIME + ")(?![\\d:.,;])(.*)");
  private static final Pattern LOOK = Pattern.compile("\\s*\\d[\\d:.,;\\s]*" + ARROW + ".*|.*\\d\\s*-->.*|\\s*-->.*");
  private static final Pattern SUB_VIEWER =
      Pattern.compile("(\\d+:\\d{2}:\\d{2}[.]\\d{1,3}),(\\d+:\\d{2}:\\d{2}[.]\\d{1,3})()");
  private static final Pattern POINT_IN_TIME = Pattern.compile(TIME);
  private static final int LONGEST = 200;
  private static final long MOST_HOURS = 99_999;
  private static final Pattern PARTS = Pattern.compile("(\\d+)\\s?([^\\d\\s]?)\\s?");

  /** Whether a line is intended as one, well formed or not. */
  static boolean isMeant(String line) {
    return hasArrow(line) && LOOK.matcher(shortened(line)).matches();
  }

  /** The times on a line; empty if they cannot be parsed. */
  static Optional<TimeLine> of(String line) {
    return hasArrow(line) ? of(FORM.matcher(shortened(line).strip()), line.strip()) : Optional.empty();
  }

  /** The times on a line in SubViewer's format, {@code 0:00:01.000,0:00:02.000}. */
  static Optional<TimeLine> ofSubViewer(String line) {
    return of(SUB_VIEWER.matcher(shortened(line).strip()), line.strip());
  }

  /** Most lines have no arrow, and this check is faster than a pattern. */
  private static boolean hasArrow(String line) {
    return line.chars().limit(LONGEST).anyMatch(letter -> ARROW_HEADS.indexOf(letter) >= 0);
  }

  /** A line with no time near its beginning has none at all. */
  private static String shortened(String line) {
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  private static Optional<TimeLine> of(Matcher matcher, String line) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    OptionalDouble start = seconds(matcher.group(1));
    OptionalDouble end = seconds(matcher.group(2));
    return start.isPresent() && end.isPresent()
        ? Optional.of(new TimeLine(start.getAsDouble(), end.getAsDouble(), line.substring(matcher.start(3)).strip()))
        : Optional.empty();
  }

  /** A point in time in seconds; empty if the text is not one. */
  static OptionalDouble seconds(String time) {
    if (!POINT_IN_TIME.matcher(shortened(time).strip()).matches()) {
      return OptionalDouble.empty();
    }
    Matcher parts = PARTS.matcher(time.strip());
    long[] numbers = new long[4];
    String fraction = "";
    int count = 0;
    int at = 0;
    char before = ':';
    while (parts.find() && parts.start() == at && count < 4) {
      at = parts.end();
      boolean last = at == time.strip().length();
      boolean fractional =
          last && count > 0 && (count == 3 || isPoint(before) || count == 2 && parts.group(1).length() == 3);
      if (fractional) {
        fraction = parts.group(1);
      } else if (isPoint(before)) {
        return OptionalDouble.empty();
      } else {
        numbers[count++] = Long.parseLong(parts.group(1));
      }
      before = parts.group(2).isEmpty() ? ':' : parts.group(2).charAt(0);
    }
    boolean whole = at == time.strip().length() && (count > 1 || !fraction.isEmpty());
    return whole ? sum(numbers, count, fraction) : OptionalDouble.empty();
  }

  private static boolean isPoint(char mark) {
    return mark == '.' || mark == ',' || mark == ';' || mark == '\uFF0C';
  }

  /** Seconds, and minutes after hours, go up to 59. */
  private static OptionalDouble sum(long[] numbers, int count, String fraction) {
    long seconds = 0;
    for (int i = 0; i < count; i++) {
      if (numbers[i] > (i > 0 ? 59 : MOST_HOURS)) {
        return OptionalDouble.empty();
      }
      seconds = seconds * 60 + numbers[i];
    }
    return OptionalDouble.of(fraction.isEmpty() ? seconds : Double.parseDouble(seconds + "." + fraction));
  }
}
