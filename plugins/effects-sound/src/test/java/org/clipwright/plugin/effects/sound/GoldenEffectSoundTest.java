package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares effects with what the original engine made of the same sound, frame by frame. */
class GoldenEffectSoundTest {

  private static final int SAMPLES_PER_FRAME = 1600;
  private static final int MINIMUM_SNR = 70;

  static Stream<Arguments> cases() {
    SoundEffect distortion = new Distortion();
    SoundEffect echo = new Echo();
    FakeParameters echoed =
        FakeParameters.initial(echo.descriptor()).with("echo_time", 0.12).with("feedback", 0.6);
    SoundEffect robot = new Robotization();
    FakeParameters robotic =
        FakeParameters.initial(robot.descriptor())
            .with("fft_size", 5)
            .with("hop_size", 1)
            .with("window_type", 2);
    return Stream.of(
        Arguments.of("sound-effect-robotization", "speech48", robot, robotic),
        Arguments.of("sound-effect-echo", "pulses", echo, echoed),
        Arguments.of("sound-effect-distortion-soft", "stereo48", distortion, distorted(1, 15, -6, -5)),
        Arguments.of("sound-effect-distortion-exp", "stereo48", distortion, distorted(2, 20, -10, 5)),
        Arguments.of("sound-effect-distortion-rect", "stereo48", distortion, distorted(3, 6, -6, 0)));
  }

  private static FakeParameters distorted(int type, int inputGain, int outputGain, int tone) {
    return FakeParameters.initial(new Distortion().descriptor())
        .with("distortion_type", type)
        .with("input_gain", inputGain)
        .with("output_gain", outputGain)
        .with("tone", tone);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void soundsLikeTheOriginal(String name, String media, SoundEffect effect, FakeParameters values) {
    Wav golden = Wav.expected(name);

    float[][] made = apply(effect, values, Wav.medium(media), golden.channels()[0].length);

    double snr = signalToNoise(golden.channels(), made);
    assertThat(snr).as("signal to noise in dB").isGreaterThan(MINIMUM_SNR);
  }

  private static float[][] apply(SoundEffect effect, FakeParameters values, Wav in, int samples) {
    float[][] made = new float[in.channels().length][samples];
    FakeEffectSetup setup = FakeEffectSetup.of(values).withFidelity(Fidelity.ORIGINAL);
    AudioBlock block = new AudioBlock(made.length, SAMPLES_PER_FRAME, in.sampleRate());
    try (SoundFilter filter = effect.open(setup)) {
      for (int start = 0; start < samples; start += SAMPLES_PER_FRAME) {
        for (int channel = 0; channel < made.length; channel++) {
          System.arraycopy(in.channels()[channel], start, block.channel(channel), 0, SAMPLES_PER_FRAME);
        }
        filter.apply(setup.context(start / SAMPLES_PER_FRAME + 1), block);
        for (int channel = 0; channel < made.length; channel++) {
          System.arraycopy(block.channel(channel), 0, made[channel], start, SAMPLES_PER_FRAME);
        }
      }
    }
    return made;
  }

  private static double signalToNoise(float[][] golden, float[][] made) {
    double signal = 0;
    double noise = 0;
    for (int channel = 0; channel < golden.length; channel++) {
      for (int i = 0; i < golden[channel].length; i++) {
        double limited = Math.clamp(made[channel][i], -1f, 1f);
        signal += golden[channel][i] * golden[channel][i];
        noise += Math.pow(golden[channel][i] - limited, 2);
      }
    }
    return 10 * Math.log10(signal / noise);
  }
}
