package org.clipwright.sdk.caption;

import java.util.OptionalDouble;

/**
 * A piece of a cue's text that looks the same throughout.
 *
 * @param text the words as they are shown, without markup; lines are parted by {@code \n}
 * @param startSeconds when it is said, from the start of the clip or media; empty when only the cue's time is known
 */
public record CaptionSpan(String text, CaptionStyle style, OptionalDouble startSeconds) {

  /** Text in no special style. */
  public static CaptionSpan of(String text) {
    return new CaptionSpan(text, CaptionStyle.PLAIN, OptionalDouble.empty());
  }
}
