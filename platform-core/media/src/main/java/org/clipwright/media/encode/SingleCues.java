package org.clipwright.media.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionSpan;

/** Captions for formats that show one at a time: what is shown together becomes one caption. */
final class SingleCues {

  private SingleCues() {}

  /** Captions that do not overlap, and that show the same at each time, in milliseconds. */
  static List<CaptionCue> of(List<CaptionCue> cues) {
    TreeSet<Long> changes = new TreeSet<>();
    cues.forEach(cue -> changes.addAll(List.of(start(cue), end(cue))));
    List<CaptionCue> single = new ArrayList<>();
    Long from = null;
    for (Long to : changes) {
      if (from != null) {
        List<CaptionCue> shown = shown(cues, from, to);
        if (!shown.isEmpty()) {
          single.add(new CaptionCue(from / 1000.0, to / 1000.0, lines(shown), shown.getFirst().place()));
        }
      }
      from = to;
    }
    return single;
  }

  private static List<CaptionCue> shown(List<CaptionCue> cues, long from, long to) {
    return cues.stream().filter(cue -> start(cue) <= from && end(cue) >= to).toList();
  }

  private static List<CaptionSpan> lines(List<CaptionCue> shown) {
    List<CaptionSpan> spans = new ArrayList<>();
    for (CaptionCue cue : shown) {
      if (!spans.isEmpty()) {
        spans.add(CaptionSpan.of("\n"));
      }
      spans.addAll(cue.spans());
    }
    return spans;
  }

  private static long start(CaptionCue cue) {
    return Math.round(cue.startSeconds() * 1000);
  }

  private static long end(CaptionCue cue) {
    return Math.round(cue.endSeconds() * 1000);
  }
}
