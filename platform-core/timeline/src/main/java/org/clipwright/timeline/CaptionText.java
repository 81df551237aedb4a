package org.clipwright.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads captions in WebVTT or SubRip form and writes them in WebVTT form.
 *
 * <p>As the original's caption effect does, only the lines with two time codes count as structure: text runs from one to
 * the next; cue numbers, the {@code WEBVTT} head, notes and blank lines are left out.
 */
public final class CaptionText {

  private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[^\\d](\\d{2,3})";
  private static final Pattern TIME_LINE = Pattern.compile(TIME + "\\s*-->\\s*" + TIME + ".*");

  private CaptionText() {}

  /** The cues of a text, in the order they stand there; none when it has no time code. */
  public static List<CaptionCue> parse(String text) {
    List<CaptionCue> cues = new ArrayList<>();
    Matcher open = null;
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = TIME_LINE.matcher(line.strip());
      if (matcher.matches()) {
        close(cues, open, lines);
        open = matcher;
        lines.clear();
      } else if (open != null) {
        lines.add(line.strip());
      }
    }
    close(cues, open, lines);
    return cues;
  }

  /** Whether a text has at least one cue. */
  public static boolean hasCues(String text) {
    return !parse(text).isEmpty();
  }

  /** The cues as WebVTT without its head, as caption effects hold them. */
  public static String format(List<CaptionCue> cues) {
    StringBuilder text = new StringBuilder();
    for (CaptionCue cue : cues) {
      text.append(timeCode(cue.startSeconds())).append(" --> ").append(timeCode(cue.endSeconds())).append('\n');
      text.append(cue.text()).append("\n\n");
    }
    return text.toString().stripTrailing();
  }

  private static void close(List<CaptionCue> cues, Matcher times, List<String> lines) {
    if (times == null) {
      return;
    }
    double start = seconds(times, 1);
    double end = seconds(times, 5);
    String words = words(lines);
    if (end >= start && !words.isEmpty()) {
      cues.add(new CaptionCue(start, end, words));
    }
  }

  private static String words(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean numberBeforeNextCue = i == lines.size() - 1 && line.matches("\\d+") && i > 0 && lines.get(i - 1).isEmpty();
      if (!line.isEmpty() && !line.startsWith("NOTE") && !numberBeforeNextCue) {
        kept.add(line);
      }
    }
    return String.join("\n", kept);
  }

  private static double seconds(Matcher times, int group) {
    String hours = times.group(group);
    String fraction = times.group(group + 3);
    return (hours == null ? 0 : Integer.parseInt(hours) * 3600)
        + Integer.parseInt(times.group(group + 1)) * 60
        + Integer.parseInt(times.group(group + 2))
        + Integer.parseInt(fraction) / (fraction.length() == 2 ? 100.0 : 1000.0);
  }

  private static String timeCode(double seconds) {
    long millis = Math.round(seconds * 1000);
    return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d",
        millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
  }
}
