package org.clipwright.plugin.effects.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads captions in the forms of WebVTT and SubRip, as loosely as the original engine does. */
final class CaptionCues {

  private static final String TIME = "(?:(\\d{2}):)?(\\d{2}):(\\d{2}).(\\d{2,3})";
  private static final Pattern TIMES = Pattern.compile(TIME + "\\s*-->\\s*" + TIME + "[^\\n]*");

  private CaptionCues() {}

  /** Lines that are shown for a while; both times in seconds. */
  record Cue(double from, double to, List<String> lines) {

    long firstFrame(double framesPerSecond) {
      return (long) Math.floor(from * framesPerSecond) + 1;
    }

    long lastFrame(double framesPerSecond) {
      return (long) Math.floor(to * framesPerSecond);
    }
  }

  /** The cues of a text; what stands between the times of one and those of the next are its lines. */
  static List<Cue> parse(String text) {
    List<Cue> cues = new ArrayList<>();
    Matcher times = TIMES.matcher(text);
    boolean found = times.find();
    while (found) {
      double from = seconds(times, 1);
      double to = seconds(times, 5);
      int start = times.end();
      found = times.find();
      cues.add(new Cue(from, to, lines(text.substring(start, found ? times.start() : text.length()))));
    }
    return cues;
  }

  /** Numbers of cues, blanks and notes are no lines. */
  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> line.length() > 1 && !line.startsWith("NOTE")).toList();
  }

  private static double seconds(Matcher times, int group) {
    double hours = times.group(group) == null ? 0 : Integer.parseInt(times.group(group));
    return hours * 3600 + Integer.parseInt(times.group(group + 1)) * 60 + Integer.parseInt(times.group(group + 2))
        + Integer.parseInt(times.group(group + 3)) / 1000.0;
  }
}
