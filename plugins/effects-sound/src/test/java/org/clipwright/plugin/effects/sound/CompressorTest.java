package org.clipwright.plugin.effects.sound;

import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.SoundEffectContract;

class CompressorTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Compressor();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("makeup_gain", 0));
  }
}
