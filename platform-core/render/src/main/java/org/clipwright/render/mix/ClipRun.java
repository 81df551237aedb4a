package org.clipwright.render.mix;

import org.clipwright.render.codec.MediaException;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;

/**
 * The sound of one clip at frames in any order. With a time curve, and in the original's fidelity, a frame's sound
 * depends on earlier frames: those not requested are read as well, so that a single frame sounds as it does in an
 * export. One thread at a time.
 */
final class ClipRun {

  /** No more than this many frames are read for one: about ten minutes, in less than a second. */
  private static final long LONGEST = 20_000;

  private final Clip clip;
  private final SampleClock clock;
  private final Fidelity fidelity;
  private final SoundSource source;
  private ClipSamples samples;
  private long next;

  ClipRun(Clip clip, SampleClock clock, Fidelity fidelity, SoundSource source) {
    this.clip = clip;
    this.clock = clock;
    this.fidelity = fidelity;
    this.source = source;
    begin();
  }

  private void begin() {
    samples = new ClipSamples(clip, clock, fidelity, source);
    next = Math.max(1, clip.firstFrame(clock.profile().fps()));
  }

  /**
   * Fills a block with the samples of a timeline frame.
   *
   * @throws MediaException when the media cannot be decoded
   */
  void read(long frame, AudioBlock block) {
    if (fidelity.original() || clip.hasTimeCurve()) {
      catchUp(frame, block);
    }
    samples.read(frame, block);
    next = frame + 1;
  }

  private void catchUp(long frame, AudioBlock block) {
    if (frame < next) {
      begin();
    }
    if (frame - next > LONGEST) {
      return;
    }
    for (long before = next; before < frame; before++) {
      samples.read(before, block);
    }
  }

  /** The source; the caller that opened it must close it. */
  SoundSource source() {
    return source;
  }
}
