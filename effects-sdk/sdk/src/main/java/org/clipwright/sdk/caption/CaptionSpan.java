package org.clipwright.sdk.caption;

import java.util.OptionalDouble;

/**
 * A span of a cue's text with a uniform style.
 *
 * @param text the text as shown, without markup; lines are separated by {@code \n}
 * @param startSeconds when it is spoken, from the start of the clip or media; empty if only the cue's time is known
 */
public record CaptionSpan(String text, CaptionStyle style, OptionalDouble startSeconds) {

  /** Text in no special style. */
  public static CaptionSpan of(String text) {
    return new CaptionSpan(text, CaptionStyle.PLAIN, OptionalDouble.empty());
  }
}
