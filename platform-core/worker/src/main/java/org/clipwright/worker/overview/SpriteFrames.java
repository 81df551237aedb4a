package org.clipwright.worker.overview;

import java.util.Arrays;

/**
 * Which frames of a film stand for its parts: of each part the keyframe nearest to its middle, which is quick to
 * decode, or where there is none, the middle.
 *
 * @param fps of the film
 * @param last the number of its last frame
 * @param keys the numbers of its keyframes, ascending
 */
public record SpriteFrames(double fps, long last, long[] keys) {

  /**
   * The frame for the part between two times.
   *
   * @param span seconds of each part
   * @param part from 0
   */
  public long of(double span, int part) {
    long first = number(part * span);
    long end = Math.max(first, number((part + 1) * span) - 1);
    long middle = number((part + 0.5) * span);
    return Arrays.stream(keys).filter(key -> key >= first && key <= end).boxed()
        .min((one, other) -> Long.compare(Math.abs(one - middle), Math.abs(other - middle)))
        .orElse(middle);
  }

  private long number(double seconds) {
    return Math.clamp((long) Math.floor(seconds * fps) + 1, 1, Math.max(1, last));
  }
}
