package org.clipwright.plugin.effects.sound;

import java.util.Arrays;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;

/** Gives a voice the constant pitch of a machine. */
public final class Robotization implements SoundEffect {

  private static final Spectral.Parameters PARAMETERS = Spectral.Parameters.startingWith(0);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Robotization",
          "Robotization",
          "Transform the voice present in an audio track into a robotic voice effect.",
          Medium.SOUND,
          PARAMETERS.all());

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Spectral(setup, PARAMETERS, Robotization::dropPhases);
  }

  private static void dropPhases(long window, double[] real, double[] imaginary) {
    for (int i = 0; i < real.length; i++) {
      real[i] = Math.hypot(real[i], imaginary[i]);
    }
    Arrays.fill(imaginary, 0);
  }
}
