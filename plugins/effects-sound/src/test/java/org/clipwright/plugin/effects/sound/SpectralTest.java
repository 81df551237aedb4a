package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.TestBlocks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralTest {

  @ParameterizedTest
  @CsvSource({"2, 0, 0", "2, 2, 0", "4, 1, 0", "4, 0, 1", "4, 1, 2", "5, 2, 3"})
  void unchangedSpectrumGivesTheSoundBackOneWindowLater(int size, int hop, int window) {
    FakeEffectSetup setup =
        FakeEffectSetup.of(
            FakeParameters.initial(new Robotization().descriptor())
                .with("fft_size", size)
                .with("hop_size", hop)
                .with("window_type", window));
    int delay = 32 << size;
    AudioBlock block = TestBlocks.noise(1, 8 * delay, 48000, 1);
    float[] before = TestBlocks.samples(block)[0];
    double ripple = window == 0 ? 1e-5 : 0.02;

    new Spectral(setup, Spectral.Parameters.startingWith(0), (number, real, imaginary) -> {})
        .apply(setup.context(1), block);

    for (int i = 2 * delay; i < before.length; i++) {
      assertThat(block.channel(0)[i]).isCloseTo(before[i - delay], within((float) ripple));
    }
  }
}
