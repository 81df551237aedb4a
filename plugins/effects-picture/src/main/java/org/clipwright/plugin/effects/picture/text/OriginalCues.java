package org.clipwright.plugin.effects.picture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads captions as the original engine does, including its mistakes. */
final class OriginalCues {

  private static final String TIME = "(?:(\\d{2}):)?(\\d{2}):(\\d{2}).(\\d{2,3})";
  private static final Pattern TIMES = Pattern.compile(TIME + "\\s*-->\\s*" + TIME);
  private static final Pattern NUMBER = Pattern.compile("\\d+\\s*");

  private OriginalCues() {}

  /**
   * The cues of a text; the lines of a cue are everything between its times and those of the next. Anything that
   * follows the times on their line, such as an alignment, is text to the original engine.
   */
  static List<CaptionCues.Cue> of(String text) {
    List<CaptionCues.Cue> cues = new ArrayList<>();
    Matcher times = TIMES.matcher(text);
    boolean found = times.find();
    while (found) {
      double from = seconds(times, 1);
      double to = seconds(times, 5);
      int start = times.end();
      found = times.find();
      List<String> lines = Arrays.asList(text.substring(start, found ? times.start() : text.length()).split("\\R", -1));
      cues.add(CaptionCues.Cue.plain(from, to, shown(lines.subList(0, found ? end(lines) : lines.size()))));
    }
    return cues;
  }

  /** The end of a cue's lines when another cue follows, whose number may be above its times. */
  private static int end(List<String> lines) {
    int last = lines.size() - 1;
    return last > 0 && NUMBER.matcher(lines.get(last - 1)).matches() ? last - 1 : last;
  }

  /** Cue numbers, blank lines and notes do not count as lines. */
  private static List<String> shown(List<String> lines) {
    return lines.stream().filter(line -> line.strip().length() > 1 && !line.startsWith("NOTE")).toList();
  }

  private static double seconds(Matcher times, int group) {
    double hours = times.group(group) == null ? 0 : Integer.parseInt(times.group(group));
    return hours * 3600 + Integer.parseInt(times.group(group + 1)) * 60 + Integer.parseInt(times.group(group + 2))
        + Integer.parseInt(times.group(group + 3)) / 1000.0;
  }
}
