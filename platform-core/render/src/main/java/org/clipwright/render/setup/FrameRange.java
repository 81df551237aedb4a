package org.clipwright.render.setup;

/**
 * A range of timeline frames.
 *
 * @param first the first frame, from 1
 * @param last the last frame, inclusive
 */
public record FrameRange(long first, long last) {

  public FrameRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("Frames " + first + " to " + last + " are not a range.");
    }
  }

  /** Number of frames. */
  public long count() {
    return last - first + 1;
  }
}
