package org.clipwright.sdk.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads captions whose cues begin with a line of two times: WebVTT, SubRip, SubViewer, and anything in between.
 *
 * <p>With a WebVTT header, a blank line ends a cue, as its specification says. Without one, text runs to the next cue,
 * as the original's caption effect reads it; cue numbers and notes are left out. A cue with no text below its times
 * has the text behind them.
 */
final class CueBlockReader {

  private static final String WELL_FORMED = "\"00:00:01.000 --> 00:00:02.500\"";

  private final List<String> lines;
  private final boolean head;
  private final Function<String, Optional<TimeLine>> times;
  private final List<CaptionCue> cues = new ArrayList<>();
  private final List<Captions.Fault> faults = new ArrayList<>();
  private boolean numbered;

  CueBlockReader(List<String> lines) {
    this.lines = lines;
    this.head = !lines.isEmpty() && lines.getFirst().strip().matches("WEBVTT([ \t].*)?");
    boolean subViewer = lines.stream().noneMatch(TimeLine::isMeant);
    this.times = subViewer ? TimeLine::ofSubViewer : TimeLine::of;
  }

  Captions read() {
    int at = 0;
    while (at < lines.size()) {
      Optional<TimeLine> open = times.apply(lines.get(at));
      if (open.isPresent()) {
        at = cue(at, open.get());
      } else {
        if (TimeLine.isMeant(lines.get(at))) {
          fault(at, "has no times such as " + WELL_FORMED);
        }
        numbered |= isNumber(lines.get(at));
        at++;
      }
    }
    if (cues.isEmpty() && faults.isEmpty()) {
      nothingRead();
    }
    return new Captions(cues, faults);
  }

  private void nothingRead() {
    first(line -> times.apply(line).isPresent()).ifPresentOrElse(
        line -> fault(line, "has no text below its times"),
        () -> first(line -> !line.isBlank()).ifPresent(
            line -> fault(line, "is not a cue: there are no times such as " + WELL_FORMED + " above its text")));
  }

  private OptionalInt first(Predicate<String> wanted) {
    return IntStream.range(0, lines.size()).filter(line -> wanted.test(lines.get(line))).findFirst();
  }

  private void fault(int line, String what) {
    String quoted = lines.get(line).strip();
    String shown = quoted.length() > 60 ? quoted.substring(0, 60) + "…" : quoted;
    faults.add(new Captions.Fault(line + 1, "Line " + (line + 1) + ", \"" + shown + "\", " + what + "."));
  }

  /** Reads the cue whose times are on the given line; returns the line where the next cue may begin. */
  private int cue(int timesAt, TimeLine open) {
    int end = timesAt + 1;
    while (end < lines.size() && !endsCue(end)) {
      end++;
    }
    if (open.endSeconds() < open.startSeconds()) {
      fault(timesAt, "ends before it begins");
    } else {
      String below = String.join("\n", words(timesAt + 1, end));
      String words = below.isEmpty() ? CueSettings.others(open.settings()) : below;
      MarkupReader.Read read = MarkupReader.read(words, open.startSeconds());
      if (!read.spans().isEmpty()) {
        CaptionPlace place = read.place().orElseGet(() -> CueSettings.place(open.settings()));
        cues.add(new CaptionCue(open.startSeconds(), open.endSeconds(), read.spans(), place));
      }
    }
    return end;
  }

  private boolean endsCue(int line) {
    return head && lines.get(line).isBlank() || TimeLine.isMeant(lines.get(line))
        || times.apply(lines.get(line)).isPresent();
  }

  private List<String> words(int from, int end) {
    List<String> kept = new ArrayList<>();
    boolean note = false;
    for (int i = from; i < end; i++) {
      String line = lines.get(i).strip();
      note = !line.isEmpty() && (note || i > from && lines.get(i - 1).isBlank() && line.matches("NOTE(\\s.*)?"));
      if (!line.isEmpty() && !note && !numbersNext(i, from, end)) {
        kept.add(line);
      }
    }
    return kept;
  }

  /** Whether a line is the number of the following cue, with or without a blank line around it. */
  private boolean numbersNext(int line, int from, int end) {
    boolean nextFollows = end < lines.size() && !lines.get(end).isBlank();
    if (line == from || !nextFollows || !isNumber(lines.get(line))) {
      return false;
    }
    boolean apart = lines.get(line - 1).isBlank();
    return line == end - 1
        ? apart || numbered
        : apart && numbered && lines.subList(line + 1, end).stream().allMatch(String::isBlank);
  }

  private static boolean isNumber(String line) {
    return line.strip().matches("\\d{1,9}");
  }
}
