package org.clipwright.plugin.effects.sound;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;

/** Reduces the level of loud parts. */
public final class Compressor implements SoundEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Compressor",
          "Compressor",
          "Reduce the volume of loud sounds or amplify quiet sounds.",
          Medium.SOUND,
          Dynamics.parameters());

  private static final double LOWEST_RATIO = 1e-3;

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter extends Dynamics {

    @Override
    double power(double mean) {
      return mean * mean;
    }

    @Override
    double reduction(double level, double threshold, double ratio) {
      return level < threshold ? 0 : (level - threshold) * (1 - 1 / Math.max(ratio, LOWEST_RATIO));
    }

    @Override
    boolean attacks(double wanted, double current) {
      return wanted > current;
    }
  }
}
