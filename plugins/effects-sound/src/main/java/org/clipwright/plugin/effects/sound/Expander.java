package org.clipwright.plugin.effects.sound;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;

/** Reduces the level of quiet parts further. */
public final class Expander implements SoundEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Expander",
          "Expander",
          "Louder parts of audio becomes relatively louder and quieter parts becomes quieter.",
          Medium.SOUND,
          Dynamics.parameters());

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter extends Dynamics {

    private static final double MEMORY = 0.9999;

    private double average;

    @Override
    double power(double mean) {
      average = MEMORY * average + (1 - MEMORY) * mean * mean;
      return average;
    }

    @Override
    double reduction(double level, double threshold, double ratio) {
      return level > threshold ? 0 : (level - threshold) * (1 - ratio);
    }

    @Override
    boolean attacks(double wanted, double current) {
      return wanted < current;
    }
  }
}
