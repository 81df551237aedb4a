package org.clipwright.plugin.effects.sound;

import java.util.List;
import java.util.SplittableRandom;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Roughens the sound with a gain that varies randomly from sample to sample. */
public final class Noise implements SoundEffect {

  private static final IntegerParameter LEVEL = ParameterSpec.integer("level", "Level", 30, 0, 100);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Noise",
          "Noise",
          "Random signal having equal intensity at different frequencies.",
          Medium.SOUND,
          List.of(LEVEL));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter(setup.effectId().hashCode());
  }

  /** Seeds by frame number, so that a frame sounds the same whichever frame came before. */
  private record Filter(int seed) implements SoundFilter {

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      double level = (long) Math.clamp(context.value(LEVEL), -1000.0, 1000.0);
      double steady = 1 - (1 + level) / 100;
      double rough = 0.0001 * level;
      SplittableRandom random = new SplittableRandom(((long) seed << 32) ^ context.frameNumber());
      for (int channel = 0; channel < block.channelCount(); channel++) {
        float[] samples = block.channel(channel);
        for (int i = 0; i < block.samples(); i++) {
          samples[i] = (float) (samples[i] * (steady + rough * (1 + random.nextInt(100))));
        }
      }
    }
  }
}
