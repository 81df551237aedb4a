package org.clipwright.plugin.effects.sound;

import java.util.SplittableRandom;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;

/** Removes the pitch from a voice, leaving a whisper. */
public final class Whisperization implements SoundEffect {

  private static final Spectral.Parameters PARAMETERS = Spectral.Parameters.startingWith(2);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Whisperization",
          "Whisperization",
          "Transform the voice present in an audio track into a whispering voice effect.",
          Medium.SOUND,
          PARAMETERS.all());

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    long seed = (long) setup.effectId().hashCode() << 32;
    return new Spectral(setup, PARAMETERS, (window, real, imaginary) -> drawPhases(seed ^ window, real, imaginary));
  }

  /** Draws random phases, mirrored between the two halves of the spectrum so that the signal stays real. */
  private static void drawPhases(long seed, double[] real, double[] imaginary) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = real.length;
    for (int i = 1; i < size / 2; i++) {
      double magnitude = Math.hypot(real[i], imaginary[i]);
      double phase = random.nextDouble(2 * Math.PI);
      real[i] = real[size - i] = magnitude * Math.cos(phase);
      imaginary[i] = magnitude * Math.sin(phase);
      imaginary[size - i] = -imaginary[i];
    }
  }
}
