package org.clipwright.worker.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionPlace;
import org.clipwright.sdk.caption.CaptionStyle;

/** The captions of several clips as one list. */
final class MergedCues {

  /** The precision of caption files. */
  private static final double MILLISECOND = 0.001;

  private MergedCues() {}

  /** What a caption shows, regardless of when. */
  private record Shown(List<String> texts, List<CaptionStyle> styles, CaptionPlace place) {}

  /**
   * The captions by their start. A caption that continues in the next clip, for example because a clip was cut in two,
   * stays one caption; captions too short for a file are left out.
   */
  static List<CaptionCue> of(List<CaptionCue> cues) {
    List<CaptionCue> sorted = cues.stream()
        .filter(cue -> cue.endSeconds() - cue.startSeconds() >= MILLISECOND)
        .filter(cue -> !cue.text().isBlank())
        .sorted(Comparator.comparingDouble(CaptionCue::startSeconds)).toList();
    List<CaptionCue> merged = new ArrayList<>();
    Map<Shown, Integer> latest = new HashMap<>();
    for (CaptionCue cue : sorted) {
      Integer before = latest.get(shown(cue));
      if (before != null && merged.get(before).endSeconds() >= cue.startSeconds() - MILLISECOND) {
        merged.set(before, until(merged.get(before), cue.endSeconds()));
      } else {
        latest.put(shown(cue), merged.size());
        merged.add(cue);
      }
    }
    return merged;
  }

  private static CaptionCue until(CaptionCue cue, double end) {
    return new CaptionCue(cue.startSeconds(), Math.max(cue.endSeconds(), end), cue.spans(), cue.place());
  }

  private static Shown shown(CaptionCue cue) {
    return new Shown(cue.spans().stream().map(span -> span.text()).toList(),
        cue.spans().stream().map(span -> span.style()).toList(), cue.place());
  }
}
