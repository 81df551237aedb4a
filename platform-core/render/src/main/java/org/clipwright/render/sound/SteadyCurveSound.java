package org.clipwright.render.sound;

import java.util.Arrays;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Keyframe;

/**
 * Follows a time curve steadily: each frame takes as many media samples as the curve advances, forwards or backwards,
 * and plays them within the frame. Where the curve stands still, it is silent.
 */
public final class SteadyCurveSound implements TimeCurveSound {

  private static final int LARGEST_GAP_FRAMES = 2;
  private static final int HIGHEST_SPEED = 64;
  private static final double STANDSTILL_SAMPLES = 0.5;
  private static final long LAST_FRAME = 1_000_000_000;

  private final Keyframe curve;
  private final FrameGrid grid;
  private final AudioBlock media;
  private final BackwardSound backward = new BackwardSound();
  private SpeedChanger[] changers = {};
  private PlaybackDirection direction = PlaybackDirection.FORWARD;
  private long position;
  private boolean running;

  public SteadyCurveSound(Keyframe curve, FrameGrid grid) {
    this.curve = curve;
    this.grid = grid;
    this.media = new AudioBlock(grid.profile().channels(), 0, grid.profile().sampleRate());
  }

  @Override
  public void read(long clipFrame, SoundSource source, AudioBlock block) {
    double delta = delta(clipFrame);
    if (block.samples() * Math.abs(delta) < STANDSTILL_SAMPLES) {
      block.silence();
      return;
    }
    follow(Math.clamp(curve.rounded(clipFrame), 1, LAST_FRAME),
        delta > 0 ? PlaybackDirection.FORWARD : PlaybackDirection.BACKWARD);
    double speed = Math.min(Math.abs(delta), HIGHEST_SPEED);
    media.resize(changers[0].wanted(speed, block.samples()));
    take(source, media);
    for (int channel = 0; channel < block.channelCount(); channel++) {
      changers[channel].change(speed, media.channel(channel), media.samples(), block.channel(channel), block.samples());
    }
  }

  /**
   * How many media frames this frame spans, negative when they run backwards: the step to the next frame. Past the
   * curve everything stands still, as the picture does. The curve's last frame plays forwards at normal speed, as in
   * the original engine, but this does not reverse the direction or start sound.
   */
  private double delta(long clipFrame) {
    if (clipFrame > curve.lastFrame()) {
      return 0;
    }
    double reachedBy = curve.value(clipFrame) - curve.value(clipFrame - 1);
    boolean last = clipFrame + 1 > curve.lastFrame();
    return last && reachedBy <= 0 ? reachedBy : curve.delta(clipFrame + 1);
  }

  /** Continues where the last frame ended, even when reversing there, unless the picture has moved elsewhere. */
  private void follow(long mediaFrame, PlaybackDirection now) {
    boolean near = running && Math.abs(mediaFrame - frame()) <= LARGEST_GAP_FRAMES;
    if (near && now == direction) {
      return;
    }
    if (!near) {
      position = grid.before(now == PlaybackDirection.FORWARD ? mediaFrame : mediaFrame + 1);
    }
    running = true;
    direction = now;
    changers = new SpeedChanger[grid.profile().channels()];
    Arrays.setAll(changers, channel -> new SpeedChanger());
  }

  private long frame() {
    return switch (direction) {
      case FORWARD -> grid.frameOf(position);
      case BACKWARD -> grid.frameOf(position - 1);
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
