package org.clipwright.sdk.caption;

import java.util.Optional;
import org.clipwright.sdk.media.Color;

/**
 * The style of a span of caption text, as far as the captions specify it.
 *
 * @param color its colour; empty if the captions do not specify one
 * @param voice the speaker; blank if none is named
 */
public record CaptionStyle(boolean bold, boolean italic, boolean underline, Optional<Color> color, String voice) {

  /** Plain text: no style, colour or speaker. */
  public static final CaptionStyle PLAIN = new CaptionStyle(false, false, false, Optional.empty(), "");

  /** The same, but bold or not. */
  public CaptionStyle withBold(boolean on) {
    return new CaptionStyle(on, italic, underline, color, voice);
  }

  /** The same, but italic or not. */
  public CaptionStyle withItalic(boolean on) {
    return new CaptionStyle(bold, on, underline, color, voice);
  }

  /** The same, but underlined or not. */
  public CaptionStyle withUnderline(boolean on) {
    return new CaptionStyle(bold, italic, on, color, voice);
  }

  /** The same in another colour. */
  public CaptionStyle withColor(Optional<Color> other) {
    return new CaptionStyle(bold, italic, underline, other, voice);
  }

  /** The same with a speaker. */
  public CaptionStyle withVoice(String who) {
    return new CaptionStyle(bold, italic, underline, color, who);
  }
}
