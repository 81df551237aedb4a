package org.clipwright.plugin.effects.sound;

import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.SoundEffectContract;

class DelayTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Delay();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("delay_time", 0));
  }
}
