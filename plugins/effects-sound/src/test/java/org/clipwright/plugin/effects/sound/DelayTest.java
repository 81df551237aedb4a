package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.testkit.FakeEffectContext;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.SoundEffectContract;
import org.junit.jupiter.api.Test;

class DelayTest extends SoundEffectContract {

  @Override
  protected SoundEffect effect() {
    return new Delay();
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("delay_time", 0));
  }

  @Test
  void delayThatGrowsFromNothingBringsBackWhatWasHeard() {
    assertThat(secondBlock(Fidelity.CORRECT)).containsOnly(0.5f);
  }

  @Test
  void originalKeepsNothingOfWhatItDoesNotDelay() {
    assertThat(secondBlock(Fidelity.ORIGINAL)).containsOnly(0f);
  }

  private float[] secondBlock(Fidelity fidelity) {
    AudioBlock block = new AudioBlock(1, 480, 48000);
    try (SoundFilter filter = effect().open(FakeEffectSetup.of(initial()).withFidelity(fidelity))) {
      Arrays.fill(block.channel(0), 0.5f);
      filter.apply(new FakeEffectContext(initial().with("delay_time", 0), 1), block);
      Arrays.fill(block.channel(0), 0.25f);
      filter.apply(new FakeEffectContext(initial().with("delay_time", 0.01), 2), block);
    }
    return block.channel(0);
  }
}
