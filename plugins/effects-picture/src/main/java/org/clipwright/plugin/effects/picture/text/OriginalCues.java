package org.clipwright.plugin.effects.picture.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads captions as the original engine does, its slips included. */
final class OriginalCues {

  private static final String TIME = "(?:(\\d{2}):)?(\\d{2}):(\\d{2}).(\\d{2,3})";
  private static final Pattern TIMES = Pattern.compile(TIME + "\\s*-->\\s*" + TIME);
  private static final Pattern NUMBER = Pattern.compile("\\d+\\s*");

  private OriginalCues() {}

  /**
   * The cues of a text; what stands between the times of one and those of the next are its lines. What follows the
   * times in their own line, such as an alignment, is text to the original engine.
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
      cues.add(new CaptionCues.Cue(from, to, shown(lines.subList(0, found ? end(lines) : lines.size()))));
    }
    return cues;
  }

  /** Where the lines of a cue end that another one follows, whose number may stand above its times. */
  private static int end(List<String> lines) {
    int last = lines.size() - 1;
    return last > 0 && NUMBER.matcher(lines.get(last - 1)).matches() ? last - 1 : last;
  }

  /** Numbers of cues, blanks and notes are no lines. */
  private static List<String> shown(List<String> lines) {
    return lines.stream().filter(line -> line.strip().length() > 1 && !line.startsWith("NOTE")).toList();
  }

  private static double seconds(Matcher times, int group) {
    double hours = times.group(group) == null ? 0 : Integer.parseInt(times.group(group));
    return hours * 3600 + Integer.parseInt(times.group(group + 1)) * 60 + Integer.parseInt(times.group(group + 2))
        + Integer.parseInt(times.group(group + 3)) / 1000.0;
  }
}
