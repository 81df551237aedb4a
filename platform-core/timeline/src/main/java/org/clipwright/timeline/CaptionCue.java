package org.clipwright.timeline;

/**
 * A piece of caption text and when it is shown.
 *
 * @param startSeconds from the start of the clip or media
 * @param endSeconds from the start of the clip or media, not before {@code startSeconds}
 * @param text one or more lines
 */
public record CaptionCue(double startSeconds, double endSeconds, String text) {

  public CaptionCue {
    if (!(startSeconds >= 0) || !(endSeconds >= startSeconds)) {
      throw new IllegalArgumentException("A caption cannot run from " + startSeconds + " to " + endSeconds + " s.");
    }
  }

  /** The same words at another time, earlier by the given seconds. */
  public CaptionCue earlier(double seconds) {
    return new CaptionCue(Math.max(0, startSeconds - seconds), Math.max(0, endSeconds - seconds), text);
  }
}
