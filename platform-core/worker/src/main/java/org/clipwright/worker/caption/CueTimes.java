package org.clipwright.worker.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionSpan;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.TimelineRange;

/** Maps the captions of a clip or effect from its own time to the time of an export. */
final class CueTimes {

  private final Optional<Clip> curved;
  private final double fps;
  private final long origin;
  private final long first;
  private final long last;
  private final long shift;

  private CueTimes(TimelineRange range, Optional<Clip> curved, Rational rate, FrameRange exported) {
    this.curved = curved;
    this.fps = rate.toDouble();
    this.origin = exported.first() - 1;
    this.first = Math.max(exported.first(), range.firstFrame(rate));
    this.last = Math.min(exported.last(), range.lastFrame(rate));
    this.shift = range.firstFrame(rate) - range.trimmedStart(rate);
  }

  /** The times of captions on a clip, which follow its speed. */
  static CueTimes of(Clip clip, Rational fps, FrameRange exported) {
    return new CueTimes(clip.range(), Optional.of(clip).filter(Clip::hasTimeCurve), fps, exported);
  }

  /** The times of captions on the timeline. */
  static CueTimes of(TimelineRange range, Rational fps, FrameRange exported) {
    return new CueTimes(range, Optional.empty(), fps, exported);
  }

  /** The captions as the export shows them: moved, trimmed, and without those that it does not show. */
  List<CaptionCue> of(List<CaptionCue> cues) {
    if (first > last) {
      return List.of();
    }
    return curved.map(clip -> alongCurve(clip, cues)).orElseGet(() -> shifted(cues));
  }

  private List<CaptionCue> shifted(List<CaptionCue> cues) {
    double by = (shift - origin) / fps;
    double from = (first - 1 - origin) / fps;
    double to = (last - origin) / fps;
    return cues.stream()
        .filter(cue -> Math.min(cue.endSeconds() + by, to) > Math.max(cue.startSeconds() + by, from))
        .map(cue -> moved(cue, by, Math.max(cue.startSeconds() + by, from), Math.min(cue.endSeconds() + by, to)))
        .toList();
  }

  /** Words that are spoken outside of what is shown lose their times. */
  private static CaptionCue moved(CaptionCue cue, double by, double from, double to) {
    List<CaptionSpan> spans = new ArrayList<>();
    for (CaptionSpan span : cue.spans()) {
      OptionalDouble spoken = span.startSeconds().stream().map(seconds -> seconds + by)
          .filter(seconds -> seconds > from && seconds < to).findFirst();
      spans.add(new CaptionSpan(span.text(), span.style(), spoken));
    }
    return new CaptionCue(from, to, spans, cue.place());
  }

  /** At another speed, or backwards, a caption is shown in each run of frames that show its part of the media. */
  private List<CaptionCue> alongCurve(Clip clip, List<CaptionCue> cues) {
    MediaOrder order = MediaOrder.of(clip, first - shift, (int) (last - first + 1));
    List<CaptionCue> shown = new ArrayList<>();
    for (CaptionCue cue : cues) {
      int[] frames = order.between(frame(cue.startSeconds()), frame(cue.endSeconds()));
      int start = 0;
      for (int i = 1; i <= frames.length; i++) {
        if (i == frames.length || frames[i] > frames[i - 1] + 1) {
          shown.add(untimed(cue, frames[start], frames[i - 1] + 1));
          start = i;
        }
      }
    }
    return shown;
  }

  private long frame(double seconds) {
    return (long) Math.floor(seconds * fps);
  }

  private CaptionCue untimed(CaptionCue cue, int start, int end) {
    List<CaptionSpan> spans = cue.spans().stream()
        .map(span -> new CaptionSpan(span.text(), span.style(), OptionalDouble.empty())).toList();
    double from = (first - 1 - origin + start) / fps;
    return new CaptionCue(from, (first - 1 - origin + end) / fps, spans, cue.place());
  }
}
