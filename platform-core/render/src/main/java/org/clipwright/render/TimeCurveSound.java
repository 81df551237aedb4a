package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Keyframe;

/** The sound of a clip with a time curve: each frame plays as much of the media as the curve moves on. */
interface TimeCurveSound {

  /** A reader for one clip's sound, frame after frame. */
  static TimeCurveSound of(Keyframe curve, FrameGrid grid, Optional<SoundFormat> format, Fidelity fidelity) {
    return switch (fidelity) {
      case CORRECT -> new SteadyCurveSound(curve, grid);
      case ORIGINAL -> new OriginalCurveSound(curve, grid, format);
    };
  }

  /** Fills a block with the sound of a clip frame. */
  void read(long clipFrame, SoundSource source, AudioBlock block);
}
