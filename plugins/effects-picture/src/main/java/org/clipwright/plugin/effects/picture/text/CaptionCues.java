package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.effect.Fidelity;

/** What a caption effect shows, and in which frames. */
final class CaptionCues {

  private CaptionCues() {}

  /** Lines that are shown for a while; both times in seconds. */
  record Cue(double from, double to, List<String> lines) {

    long firstFrame(double framesPerSecond) {
      return (long) Math.floor(from * framesPerSecond) + 1;
    }

    long lastFrame(double framesPerSecond) {
      return (long) Math.floor(to * framesPerSecond);
    }
  }

  /** The cues of a text. */
  static List<Cue> parse(String text, Fidelity fidelity) {
    return switch (fidelity) {
      case ORIGINAL, ORIGINAL_0_5 -> OriginalCues.of(text);
      case CORRECT -> CaptionReader.read(text).cues().stream().map(CaptionCues::shown).toList();
    };
  }

  private static Cue shown(CaptionCue cue) {
    return new Cue(cue.startSeconds(), cue.endSeconds(), cue.text().lines().filter(line -> !line.isBlank()).toList());
  }
}
