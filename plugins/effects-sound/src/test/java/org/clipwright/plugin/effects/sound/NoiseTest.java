package org.clipwright.plugin.effects.sound;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.testkit.SoundEffectContract;

class NoiseTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Noise();
  }

  @Override
  protected Repeatability repeatability() {
    return Repeatability.BY_EFFECT_ID;
  }

  @Override
  protected Seams seams() {
    return Seams.AT_FRAMES;
  }
}
