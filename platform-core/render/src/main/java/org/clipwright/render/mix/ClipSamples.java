package org.clipwright.render.mix;

import java.util.Optional;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.original.OriginalCurveSound;
import org.clipwright.render.original.OriginalFrames;
import org.clipwright.render.sound.ClipFrames;
import org.clipwright.render.sound.FrameGrid;
import org.clipwright.render.sound.GridFrames;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.render.sound.SteadyCurveSound;
import org.clipwright.render.sound.TimeCurveSound;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;

/**
 * The sound of one clip's media after its time curve, without effects or volume. One thread at a time; frames in any
 * order, though a time curve only runs smoothly over consecutive frames.
 */
final class ClipSamples {

  private final Clip clip;
  private final SampleClock clock;
  private final Optional<TimeCurveSound> timeCurve;
  private final ClipFrames frames;
  private final FrameGrid grid;
  private final SoundSource source;

  ClipSamples(Clip clip, SampleClock clock, Fidelity fidelity, SoundSource source) {
    this.clip = clip;
    this.clock = clock;
    this.grid = FrameGrid.of(clip, clock);
    this.source = source;
    this.frames = source.format()
        .<ClipFrames>map(format -> new OriginalFrames(clip, format, clock.profile(), source))
        .orElseGet(() -> new GridFrames(grid, source));
    this.timeCurve = clip.hasTimeCurve() ? Optional.of(timeCurve(fidelity)) : Optional.empty();
  }

  private TimeCurveSound timeCurve(Fidelity fidelity) {
    return switch (fidelity) {
      case CORRECT -> new SteadyCurveSound(clip.time(), grid);
      case ORIGINAL, ORIGINAL_0_5 -> new OriginalCurveSound(clip.time(), frames, clock.profile(), source.format());
    };
  }

  /**
   * Fills a block with the samples of a timeline frame; in the original's fidelity their number may differ from the
   * frame's. Anything outside the media is silent.
   *
   * @throws MediaException when the media cannot be decoded
   */
  void read(long frame, AudioBlock block) {
    long clipFrame = clip.clipFrame(frame, clock.profile().fps());
    if (timeCurve.isPresent()) {
      block.resize(clock.samples(frame));
      timeCurve.get().read(clipFrame, source, block);
    } else {
      frames.read(clipFrame, PlaybackDirection.FORWARD, block);
    }
  }

  /** Gives a block a timeline frame's number of samples, all silent. */
  void skip(long frame, AudioBlock block) {
    block.resize(clock.samples(frame));
    block.silence();
  }

  /** The source; the caller that opened it must close it. */
  SoundSource source() {
    return source;
  }
}
