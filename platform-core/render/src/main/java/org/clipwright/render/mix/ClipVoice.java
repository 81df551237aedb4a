package org.clipwright.render.mix;

import java.util.List;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.effect.EffectWatch;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.render.sound.ClipVolume;
import org.clipwright.render.sound.SampleClock;
import org.clipwright.render.sound.SoundFades;
import org.clipwright.render.stage.CloseSequence;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.ClipSound;
import org.clipwright.timeline.EffectItem.ChosenStage;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Rounding;

/** A clip that is playing: its samples, its open effects and how it enters the mix. */
final class ClipVoice {

  private static final List<ChosenStage> STAGES = List.of(ChosenStage.BEFORE_CLIP, ChosenStage.AFTER_CLIP);

  private static final double REDUCED = 0.77;
  private static final int EVERY = -1;

  private final Clip clip;
  private final ClipVolume volume;
  private final SoundFades fades;
  private final Rational fps;
  private final Fidelity fidelity;
  private final ClipSamples samples;
  private final List<OpenSoundEffect> effects;
  private final AudioBlock block;

  ClipVoice(Clip clip, SampleClock clock, RenderSetup setup, EffectWatch watch, SoundSource source) {
    this.clip = clip;
    this.volume = new ClipVolume(clip, clock.profile().fps());
    this.fades = SoundFades.of(clip, setup.timeline());
    this.fps = clock.profile().fps();
    this.fidelity = setup.fidelity();
    this.samples = new ClipSamples(clip, clock, fidelity, source);
    this.effects = OpenSoundEffect.openAll(clip.effects(), setup, watch);
    this.block = new AudioBlock(clock.profile().channels(), 0, clock.profile().sampleRate());
  }

  Clip clip() {
    return clip;
  }

  /**
   * Adds a frame to the mix.
   *
   * @param loudness sum of the volumes of everything audible at the frame
   * @param timelineEffects applies the timeline's effects of a stage to a block
   */
  void play(long frame, double loudness, TimelineEffects timelineEffects, AudioBlock mix) {
    boolean sounds = volume.sounds(frame);
    if (!sounds && effects.isEmpty()) {
      return;
    }
    read(frame, sounds);
    for (ChosenStage stage : STAGES) {
      apply(stage, frame);
      timelineEffects.apply(stage, clip, frame, block);
    }
    if (sounds) {
      add(frame, scale(loudness), mix);
    }
  }

  /** While the clip is muted, its effects receive silence: echoes fade, and no sound from that time returns later. */
  private void read(long frame, boolean sounds) {
    if (sounds) {
      samples.read(frame, block);
    } else {
      samples.skip(frame, block);
    }
  }

  private void apply(ChosenStage stage, long frame) {
    for (OpenSoundEffect effect : effects) {
      if (effect.item().worksAt(stage, ChosenStage.BEFORE_CLIP)) {
        effect.apply(clip.clipFrame(frame, fps), block);
      }
    }
  }

  private double scale(double loudness) {
    if (loudness <= 1) {
      return 1;
    }
    return switch (clip.sound().mixing()) {
      case NONE -> 1;
      case AVERAGE -> 1 / loudness;
      case REDUCE -> REDUCED;
    };
  }

  private void add(long frame, double scale, AudioBlock mix) {
    long clipFrame = clip.clipFrame(frame, fps);
    double from = volume.gain(clipFrame - 1) * fades.gainBefore(frame) * scale;
    double to = volume.gain(clipFrame) * fades.gain(frame) * scale;
    fit(mix);
    if (from == 0 && to == 0) {
      return;
    }
    ClipSound sound = clip.sound();
    int only = Rounding.toInt(sound.channelFilter().value(clipFrame));
    int target = Rounding.toInt(sound.channelMapping().value(clipFrame));
    for (int channel = 0; channel < block.channelCount(); channel++) {
      int output = target == EVERY ? channel : target;
      if ((only == EVERY || only == channel) && output >= 0 && output < mix.channelCount()) {
        add(channel, output, from, to, mix);
      }
    }
  }

  /**
   * The mix takes the length of what is added to it, as in the original engine; in other fidelities both have the same
   * length.
   */
  private void fit(AudioBlock mix) {
    int before = mix.samples();
    mix.resize(block.samples());
    mix.silenceFrom(before);
  }

  private void add(int channel, int output, double from, double to, AudioBlock mix) {
    // The original engine changes the volume of the channel whose number is the output's, then takes the other channel.
    int turned = fidelity == Fidelity.CORRECT ? channel : output;
    if (from != 1 || to != 1) {
      ramp(block.channel(turned), block.samples(), from, to);
    }
    mix(block.channel(channel), block.samples(), mix.channel(output));
  }

  private static void mix(float[] channel, int count, float[] sum) {
    for (int i = 0; i < count; i++) {
      sum[i] += channel[i];
    }
  }

  private static void ramp(float[] channel, int count, double from, double to) {
    double step = (to - from) / count;
    for (int i = 0; i < count; i++) {
      channel[i] *= (float) (from + step * i);
    }
  }

  /** Closes the effects and returns the source to the pool. */
  void stop(SoundSourcePool pool) {
    CloseSequence closing = new CloseSequence().then(() -> pool.giveBack(clip, samples.source()));
    effects.forEach(effect -> closing.then(effect::close));
    closing.end();
  }
}
