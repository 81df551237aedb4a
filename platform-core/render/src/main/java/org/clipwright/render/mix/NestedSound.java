package org.clipwright.render.mix;

import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.plan.NestedProjects;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Timeline;

/** The sound of a project that is a clip in another one, at the other project's sample rate and channels. */
final class NestedSound implements SoundSource {

  private static final long NONE = 0;

  private final SoundMixer mixer;
  private final NestedProjects within;
  private final SampleClock clock;
  private final AudioBlock mixed;
  private long mixedFrame = NONE;

  private NestedSound(SoundMixer mixer, Profile profile, NestedProjects within) {
    this.within = within;
    this.mixer = mixer;
    this.clock = new SampleClock(profile);
    this.mixed = new AudioBlock(profile.channels(), 0, profile.sampleRate());
  }

  /**
   * Opens the sound of a project.
   *
   * @param inner the nested project
   * @param outer the render of the project that contains it
   * @param within loads the projects inside the nested one; left on close
   * @param mixers creates its mixer
   * @param watch the outer render's watch
   */
  static NestedSound open(
      Timeline inner, RenderSetup outer, NestedProjects within, MixerOpener mixers, EffectWatch watch) {
    Profile shape = inner.profile();
    Profile rates = outer.timeline().profile();
    Profile profile =
        new Profile(
            shape.width(), shape.height(), shape.fps(), rates.sampleRate(), rates.channels(), rates.channelLayout());
    Timeline heard = new Timeline(profile, inner.pixelRatio(), inner.clips(), inner.effects(), inner.rules());
    return new NestedSound(mixers.open(outer.forNested(heard), within, watch), profile, within);
  }

  @Override
  public void read(long position, AudioBlock block) {
    block.silence();
    int done = Math.clamp(-position, 0, block.samples());
    while (done < block.samples()) {
      long place = position + done;
      long frame = clock.frameOf(place);
      if (frame != mixedFrame) {
        mix(frame);
      }
      int offset = (int) (place - clock.before(frame));
      int count = Math.min(mixed.samples() - offset, block.samples() - done);
      copy(offset, block, done, count);
      done += count;
    }
  }

  /** In the original's fidelity a mix may be shorter than its frame. */
  private void mix(long frame) {
    mixer.mix(frame, mixed);
    int there = mixed.samples();
    mixed.resize(clock.samples(frame));
    mixed.silenceFrom(there);
    mixedFrame = frame;
  }

  private void copy(int offset, AudioBlock block, int start, int count) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      System.arraycopy(mixed.channel(channel), offset, block.channel(channel), start, count);
    }
  }

  @Override
  public void close() {
    within.leave();
    mixer.close();
  }
}
