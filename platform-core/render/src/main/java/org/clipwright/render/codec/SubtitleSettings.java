package org.clipwright.render.codec;

import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;

/**
 * A track of captions in a file.
 *
 * @param language a BCP 47 tag, such as {@code pt-BR}; {@code und} if it is not known
 * @param name what players call it; empty for no name
 * @param isDefault whether players show it unless told otherwise
 * @param cues its captions, by their start, in the time of the file
 */
public record SubtitleSettings(String language, String name, boolean isDefault, List<CaptionCue> cues) {

  public SubtitleSettings {
    cues = List.copyOf(cues);
  }
}
