package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import org.clipwright.sdk.caption.CaptionCue;
import org.clipwright.sdk.caption.CaptionPlace;
import org.clipwright.sdk.caption.CaptionReader;
import org.clipwright.sdk.effect.Fidelity;

/** The cues of a caption effect, and the frames in which they are shown. */
final class CaptionCues {

  private CaptionCues() {}

  /**
   * Lines shown for a period; both times in seconds.
   *
   * @param pieces the same with styles and times; none for the original engine, which knows neither
   */
  record Cue(double from, double to, List<String> lines, List<CaptionPiece> pieces, CaptionPlace place) {

    /** Lines without styles. */
    static Cue plain(double from, double to, List<String> lines) {
      return new Cue(from, to, lines, List.of(), CaptionPlace.USUAL);
    }

    long firstFrame(double framesPerSecond) {
      return (long) Math.floor(from * framesPerSecond) + 1;
    }

    long lastFrame(double framesPerSecond) {
      return (long) Math.floor(to * framesPerSecond);
    }
  }

  /** Reads captions as the fidelity requires: like the original engine, or completely. */
  static List<Cue> parse(String text, Fidelity fidelity) {
    return switch (fidelity) {
      case ORIGINAL, ORIGINAL_0_5 -> OriginalCues.of(text);
      case CORRECT -> CaptionReader.read(text).cues().stream().map(CaptionCues::shown).toList();
    };
  }

  private static Cue shown(CaptionCue cue) {
    return new Cue(cue.startSeconds(), cue.endSeconds(), cue.text().lines().filter(line -> !line.isBlank()).toList(),
        CaptionPieces.of(cue), cue.place());
  }
}
