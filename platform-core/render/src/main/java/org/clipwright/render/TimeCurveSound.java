package org.clipwright.render;

import java.util.Arrays;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.Rounding;

/**
 * The sound of a clip with a time curve: each frame takes as many samples of the media as the curve moves on, forwards or
 * backwards, and plays them within the frame. It stands still in silence.
 */
final class TimeCurveSound {

  private static final int LARGEST_GAP_FRAMES = 2;
  private static final int HIGHEST_SPEED = 64;
  private static final long LAST_FRAME = 1_000_000_000;

  private enum Direction {
    FORWARD,
    BACKWARD
  }

  private final Keyframe curve;
  private final SampleClock clock;
  private final Fidelity fidelity;
  private final AudioBlock media;
  private final BackwardSound backward = new BackwardSound();
  private SpeedChanger[] changers = {};
  private Direction direction = Direction.FORWARD;
  private long position;
  private boolean running;

  TimeCurveSound(Keyframe curve, SampleClock clock, Fidelity fidelity) {
    this.curve = curve;
    this.clock = clock;
    this.fidelity = fidelity;
    this.media = new AudioBlock(clock.profile().channels(), 0, clock.profile().sampleRate());
  }

  /** Fills a block with the sound of a clip frame. */
  void read(long clipFrame, SoundSource source, AudioBlock block) {
    double delta = delta(clipFrame);
    int count = (int) Math.min(Rounding.halfAwayFromZero(block.samples() * Math.abs(delta)),
        (long) HIGHEST_SPEED * block.samples());
    if (count == 0) {
      block.silence();
      return;
    }
    follow(Math.clamp(curve.rounded(clipFrame), 1, LAST_FRAME), delta > 0 ? Direction.FORWARD : Direction.BACKWARD);
    if (count == block.samples()) {
      take(source, block);
      return;
    }
    media.resize(count);
    take(source, media);
    for (int channel = 0; channel < block.channelCount(); channel++) {
      changers[channel].change(media.channel(channel), count, block.channel(channel), block.samples());
    }
  }

  /** How many media frames this frame lasts, negative when they go backwards. */
  private double delta(long clipFrame) {
    return switch (fidelity) {
      case CORRECT -> steadyDelta(clipFrame);
      case ORIGINAL -> curve.delta(clipFrame + 1);
    };
  }

  /**
   * The step to the next frame. Past the curve all stands still, as the picture does. The curve's last frame plays forwards at
   * plain speed, as in the original engine, but does not turn round or start to sound for that.
   */
  private double steadyDelta(long clipFrame) {
    if (clipFrame > curve.lastFrame()) {
      return 0;
    }
    double reachedBy = curve.value(clipFrame) - curve.value(clipFrame - 1);
    boolean last = clipFrame + 1 > curve.lastFrame();
    return last && reachedBy <= 0 ? reachedBy : curve.delta(clipFrame + 1);
  }

  /** Goes on where the last frame ended, unless the picture is somewhere else by now or turns round. */
  private void follow(long mediaFrame, Direction now) {
    if (running && now == direction && Math.abs(mediaFrame - frame()) <= LARGEST_GAP_FRAMES) {
      return;
    }
    running = true;
    direction = now;
    position = clock.before(now == Direction.FORWARD ? mediaFrame : mediaFrame + 1);
    changers = new SpeedChanger[clock.profile().channels()];
    Arrays.setAll(changers, channel -> new SpeedChanger());
  }

  private long frame() {
    return switch (direction) {
      case FORWARD -> clock.frameOf(position);
      case BACKWARD -> clock.frameOf(position - 1);
    };
  }

  private void take(SoundSource source, AudioBlock block) {
    switch (direction) {
      case FORWARD -> {
        source.read(position, block);
        position += block.samples();
      }
      case BACKWARD -> {
        backward.read(source, position, block);
        position -= block.samples();
      }
    }
  }
}
