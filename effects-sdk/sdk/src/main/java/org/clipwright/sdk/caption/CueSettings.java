package org.clipwright.sdk.caption;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the settings after a WebVTT cue's times as a position; settings that do not affect the position are ignored.
 */
final class CueSettings {

  private static final Pattern LINE = Pattern.compile("\\bline:(-?\\d+(?:\\.\\d+)?)(%?)");
  private static final Pattern ALIGN = Pattern.compile("\\balign:(start|left|center|middle|end|right)\\b");

  /** Those of WebVTT, of its first drafts, and of SubRip. */
  private static final Pattern ANY =
      Pattern.compile("(?<!\\S)(?:vertical|line|position|size|align|region|[ADLST]|[XY][12]):\\S+");

  private CueSettings() {}

  /** What follows a cue's times besides settings. */
  static String others(String settings) {
    return ANY.matcher(settings).replaceAll("").strip();
  }

  /** The position that the settings request: three rows and three columns. */
  static CaptionPlace place(String settings) {
    return CaptionPlace.at(row(LINE.matcher(settings)) * 3 + column(ALIGN.matcher(settings)) + 1);
  }

  /** A line number counts from the top, or from the bottom if negative. */
  private static int row(Matcher line) {
    if (!line.find()) {
      return 0;
    }
    double value = Double.parseDouble(line.group(1));
    if (line.group(2).isEmpty()) {
      return line.group(1).startsWith("-") ? 0 : value < 5 ? 2 : value < 10 ? 1 : 0;
    }
    return value < 34 ? 2 : value < 67 ? 1 : 0;
  }

  private static int column(Matcher align) {
    if (!align.find()) {
      return 1;
    }
    return switch (align.group(1)) {
      case "start", "left" -> 0;
      case "end", "right" -> 2;
      default -> 1;
    };
  }
}
