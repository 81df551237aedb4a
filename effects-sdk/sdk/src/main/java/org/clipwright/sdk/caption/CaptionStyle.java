package org.clipwright.sdk.caption;

import java.util.Optional;
import org.clipwright.sdk.media.Color;

/**
 * How a piece of caption text is to look, as far as the captions say so.
 *
 * @param color its colour; empty where the captions leave it to whoever draws them
 * @param voice who says it; blank when nobody is named
 */
public record CaptionStyle(boolean bold, boolean italic, boolean underline, Optional<Color> color, String voice) {

  /** Nothing special. */
  public static final CaptionStyle PLAIN = new CaptionStyle(false, false, false, Optional.empty(), "");

  /** The same, but bold or not. */
  public CaptionStyle withBold(boolean on) {
    return new CaptionStyle(on, italic, underline, color, voice);
  }

  /** The same, but slanted or not. */
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

  /** The same, said by somebody. */
  public CaptionStyle withVoice(String who) {
    return new CaptionStyle(bold, italic, underline, color, who);
  }
}
