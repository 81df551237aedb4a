package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.TestBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends tones through effects and looks at how loud they come out. */
class ToneLevelTest {

  private static final int RATE = 48000;
  private static final int FRAME = 1600;
  private static final int FRAMES = 60;
  private static final Offset<Double> CLOSE = within(0.3);

  @ParameterizedTest(name = "filter {0} at {1} Hz, {2} dB, changes {3} Hz by {4} dB")
  @CsvSource({
    "0, 1000, 0, 100, 0", // low pass
    "0, 1000, 0, 1000, -3",
    "0, 1000, 0, 10000, -21.6",
    "1, 1000, 0, 10000, 0", // high pass
    "1, 1000, 0, 100, -20",
    "2, 1000, 12, 50, 12", // low shelf
    "2, 1000, 12, 20000, 0",
    "3, 1000, -12, 20000, -12", // high shelf
    "3, 1000, -12, 50, 0",
    "4, 2000, 0, 2000, 0", // band pass
    "5, 2000, 0, 2000, -90", // band stop
    "6, 2000, 9, 2000, 9", // peak
  })
  void equalizerWorksAtItsRealFrequency(int filter, int frequency, int gain, int tone, double decibels) {
    FakeParameters values =
        FakeParameters.initial(new ParametricEq().descriptor())
            .with("filter_type", filter)
            .with("frequency", frequency)
            .with("gain", gain)
            .with("q_factor", filter >= 4 ? 2 : 0);

    double change = change(new ParametricEq(), values, Fidelity.CORRECT, tone, 0.5);

    assertThat(Math.max(change, -90)).isCloseTo(decibels, CLOSE);
  }

  @Test
  void originalEqualizerTakesTheSamplesOfAFrameForTheSampleRate() {
    FakeParameters values = FakeParameters.initial(new ParametricEq().descriptor()).with("frequency", 100);

    double change = change(new ParametricEq(), values, Fidelity.ORIGINAL, 100 * 30, 0.5);

    assertThat(change).isCloseTo(-3, CLOSE);
  }

  @Test
  void compressorLeavesWhatIsBelowTheThreshold() {
    assertThat(compressed(-10, 4, 0.01)).isCloseTo(0, within(0.001));
  }

  @Test
  void compressorTurnsDownWhatIsAboveTheThreshold() {
    assertThat(compressed(-40, 4, 0.5)).isCloseTo(-26, within(6.0)).isLessThan(-15);
  }

  @Test
  void compressorAddsItsMakeupGain() {
    FakeParameters values = FakeParameters.initial(new Compressor().descriptor()).with("makeup_gain", 6);

    assertThat(change(new Compressor(), values, Fidelity.CORRECT, 1000, 0.5)).isCloseTo(6, within(0.001));
  }

  @Test
  void bypassedCompressorDoesNothing() {
    FakeParameters values = FakeParameters.initial(new Compressor().descriptor()).with("bypass", 1);

    assertThat(change(new Compressor(), values, Fidelity.CORRECT, 1000, 0.5)).isZero();
  }

  @Test
  void expanderTurnsDownWhatIsBelowTheThreshold() {
    FakeParameters values =
        FakeParameters.initial(new Expander().descriptor())
            .with("threshold", -20)
            .with("ratio", 2)
            .with("attack", 0.01)
            .with("release", 0.01)
            .with("makeup_gain", 0);

    assertThat(change(new Expander(), values, Fidelity.CORRECT, 1000, 0.02)).isCloseTo(-17, within(0.5));
    assertThat(change(new Expander(), values, Fidelity.CORRECT, 1000, 0.5)).isCloseTo(0, within(0.1));
  }

  @Test
  void delayedSoundComesLaterAndUnchanged() {
    FakeEffectSetup setup =
        FakeEffectSetup.of(FakeParameters.initial(new Delay().descriptor()).with("delay_time", 0.01));
    AudioBlock block = TestBlocks.noise(2, FRAME, RATE, 5);
    float[][] before = TestBlocks.samples(block);
    try (SoundFilter filter = new Delay().open(setup)) {
      filter.apply(setup.context(1), block);
    }
    for (int i = 0; i < FRAME; i++) {
      assertThat(block.channel(1)[i]).isEqualTo(i < 480 ? 0 : before[1][i - 480]);
    }
  }

  @Test
  void noiseIsARandomGainBelowOne() {
    FakeEffectSetup setup = FakeEffectSetup.of(new Noise().descriptor());
    AudioBlock block = new AudioBlock(1, 5000, RATE);
    Arrays.fill(block.channel(0), 1f);
    try (SoundFilter filter = new Noise().open(setup)) {
      filter.apply(setup.context(1), block);
    }
    float lowest = 2;
    float highest = 0;
    for (float sample : block.channel(0)) {
      lowest = Math.min(lowest, sample);
      highest = Math.max(highest, sample);
    }
    assertThat(lowest).isCloseTo(0.693f, within(0.003f));
    assertThat(highest).isCloseTo(0.99f, within(0.003f));
  }

  @Test
  void whisperIsAsLoudAsTheVoice() {
    FakeParameters values = FakeParameters.initial(new Whisperization().descriptor()).with("window_type", 2);

    assertThat(change(new Whisperization(), values, Fidelity.CORRECT, 1000, 0.5)).isBetween(-9.0, 1.0);
  }

  private static double compressed(double threshold, double ratio, double amplitude) {
    FakeParameters values =
        FakeParameters.initial(new Compressor().descriptor())
            .with("threshold", threshold)
            .with("ratio", ratio)
            .with("attack", 0.001)
            .with("release", 0.2)
            .with("makeup_gain", 0);
    return change(new Compressor(), values, Fidelity.CORRECT, 1000, amplitude);
  }

  /** By how many decibels an effect changes a tone, once it has settled. */
  private static double change(
      SoundEffect effect, FakeParameters values, Fidelity fidelity, double hertz, double amplitude) {
    FakeEffectSetup setup = FakeEffectSetup.of(values).withRates(30, RATE).withFidelity(fidelity);
    double in = 0;
    double out = 0;
    try (SoundFilter filter = effect.open(setup)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        AudioBlock block = TestBlocks.sine(2, FRAME, RATE, hertz, (long) frame * FRAME);
        for (float[] channel : new float[][] {block.channel(0), block.channel(1)}) {
          for (int i = 0; i < FRAME; i++) {
            channel[i] *= (float) (amplitude / 0.5);
          }
        }
        double before = power(block);
        filter.apply(setup.context(frame + 1), block);
        if (frame >= FRAMES / 2) {
          in += before;
          out += power(block);
        }
      }
    }
    return 10 * Math.log10(out / in);
  }

  private static double power(AudioBlock block) {
    double sum = 0;
    for (int i = 0; i < block.samples(); i++) {
      sum += block.channel(0)[i] * block.channel(0)[i];
    }
    return sum;
  }
}
