package org.clipwright.plugin.effects.sound;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.testkit.SoundEffectContract;

class DistortionTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Distortion();
  }
}
