package org.clipwright.sdk.caption;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A caption and the time at which it is shown.
 *
 * @param startSeconds from the start of the clip or media
 * @param endSeconds from the start of the clip or media, not before {@code startSeconds}
 * @param spans its text in spans, in reading order
 */
public record CaptionCue(double startSeconds, double endSeconds, List<CaptionSpan> spans, CaptionPlace place) {

  public CaptionCue {
    if (!(startSeconds >= 0) || !(endSeconds >= startSeconds)) {
      throw new IllegalArgumentException("A caption cannot run from " + startSeconds + " to " + endSeconds + " s.");
    }
    spans = List.copyOf(spans);
  }

  /** A cue with plain text in the default position. */
  public static CaptionCue of(double startSeconds, double endSeconds, String text) {
    return new CaptionCue(startSeconds, endSeconds, List.of(CaptionSpan.of(text)), CaptionPlace.USUAL);
  }

  /** The text without styles; one or more lines. */
  public String text() {
    return spans.stream().map(CaptionSpan::text).collect(Collectors.joining());
  }
}
