package org.clipwright.render;

import java.util.Optional;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Rational;

/**
 * The sound of one clip as its media has it after the time curve: no effects, no volume. One thread at a time; frames in any
 * order, though a time curve needs them one after another to run smoothly.
 */
final class ClipSamples {

  private final Clip clip;
  private final SampleClock clock;
  private final Optional<TimeCurveSound> timeCurve;
  private final Fidelity fidelity;
  private final SoundSource source;

  ClipSamples(Clip clip, SampleClock clock, Fidelity fidelity, SoundSource source) {
    this.clip = clip;
    this.clock = clock;
    this.fidelity = fidelity;
    this.source = source;
    this.timeCurve =
        clip.hasTimeCurve() ? Optional.of(new TimeCurveSound(clip.time(), clock, fidelity)) : Optional.empty();
  }

  /**
   * Gives a block the number of samples of a timeline's frame and fills it. What lies outside the media is silent.
   *
   * @throws MediaException when the media cannot be decoded
   */
  void read(long frame, AudioBlock block) {
    block.resize(clock.samples(frame));
    Rational fps = clock.profile().fps();
    if (timeCurve.isPresent()) {
      timeCurve.get().read(clip.clipFrame(frame, fps), source, block);
      return;
    }
    source.read(position(frame, fps), block);
  }

  /**
   * Where a frame's sound begins in the media. Where frames differ in length, counting the clip's own frames, as the original
   * engine does, drops or repeats a sample or two now and then; the timeline's frames give an unbroken sound.
   */
  private long position(long frame, Rational fps) {
    return switch (fidelity) {
      case CORRECT ->
          clock.before(FrameNumber.trimmedStart(clip.start(), fps))
              + clock.before(frame)
              - clock.before(clip.firstFrame(fps));
      case ORIGINAL -> clock.before(clip.clipFrame(frame, fps));
    };
  }

  /** The source, which stays with whoever opened it. */
  SoundSource source() {
    return source;
  }
}
