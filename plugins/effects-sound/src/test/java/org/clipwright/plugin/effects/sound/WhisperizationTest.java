package org.clipwright.plugin.effects.sound;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.testkit.SoundEffectContract;

class WhisperizationTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Whisperization();
  }

  @Override
  protected Repeatability repeatability() {
    return Repeatability.BY_EFFECT_ID;
  }
}
