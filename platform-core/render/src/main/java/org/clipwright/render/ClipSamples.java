package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.Rational;

/**
 * The sound of one clip as its media has it after the time curve: no effects, no volume. One thread at a time; frames in any
 * order, though a time curve needs them one after another to run smoothly.
 */
final class ClipSamples {

  private final Clip clip;
  private final SampleClock clock;
  private final Optional<TimeCurveSound> timeCurve;
  private final FrameGrid grid;
  private final Fidelity fidelity;
  private final SoundSource source;
  private boolean aligned;

  ClipSamples(Clip clip, SampleClock clock, Fidelity fidelity, SoundSource source) {
    this.clip = clip;
    this.clock = clock;
    this.grid = FrameGrid.of(clip, clock);
    this.fidelity = fidelity;
    this.source = source;
    this.timeCurve = clip.hasTimeCurve()
        ? Optional.of(TimeCurveSound.of(clip.time(), grid, source.format(), fidelity))
        : Optional.empty();
  }

  /**
   * Gives a block the number of samples of a timeline's frame and fills it. What lies outside the media is silent.
   *
   * @throws MediaException when the media cannot be decoded
   */
  void read(long frame, AudioBlock block) {
    block.resize(clock.samples(frame));
    Rational fps = clock.profile().fps();
    long clipFrame = clip.clipFrame(frame, fps);
    align(clipFrame);
    if (timeCurve.isPresent()) {
      timeCurve.get().read(clipFrame, source, block);
    } else {
      source.read(grid.before(clipFrame), block);
    }
  }

  /** Gives a block the number of samples of a timeline's frame, all silent. */
  void skip(long frame, AudioBlock block) {
    block.resize(clock.samples(frame));
    block.silence();
  }

  /** The original engine counts the samples of frames in the media's own rate, where they may be rounded otherwise. */
  private void align(long clipFrame) {
    if (aligned || fidelity == Fidelity.CORRECT) {
      return;
    }
    aligned = true;
    long position = grid.before(clipFrame);
    long fileSample = source.format().map(format -> grid.like(format).before(clipFrame)).orElse(position);
    source.align(timeCurve.isPresent() ? 0 : position, timeCurve.isPresent() ? 0 : fileSample);
  }

  /** The source, which stays with whoever opened it. */
  SoundSource source() {
    return source;
  }
}
