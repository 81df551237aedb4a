package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.codec.SyntheticSounds;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the mix with what the original engine made of the same projects. The media is at the projects' own rate. */
class GoldenSoundTest {

  private static final Path GOLDEN = Path.of("..", "test-media", "golden");
  private static final int MINIMUM_SNR = 80;
  private static final int WAV_HEADER = 44;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sound-channel-filter-map", "sound-volume-ramp", "time-fast-2x", "time-freeze", "time-slow-half",
        "timeline-cut-gap"
      })
  void soundsLikeTheOriginal(String name) throws IOException {
    Timeline timeline =
        new ProjectReader(Path::of).read(project(name));
    SyntheticSounds media = new SyntheticSounds();
    for (String file : new String[] {"stereo48.wav", "v30.wav"}) {
      float[][] samples = samples(GOLDEN.resolve("media").resolve(file));
      media.with(file, samples[0].length, (channel, place) -> samples[channel][(int) place]);
    }
    float[][] golden = samples(GOLDEN.resolve("cases").resolve(name).resolve("sound.wav"));

    RenderSetup setup = RenderSetup.of(timeline, media, EffectRegistry.NONE, Path::of, Fidelity.ORIGINAL);
    double snr = signalToNoise(golden, mix(setup, golden[0].length));

    assertThat(snr).as("signal to noise in dB").isGreaterThan(MINIMUM_SNR);
  }

  private static float[][] mix(RenderSetup setup, int length) {
    float[][] made = new float[2][length];
    AudioBlock block = new AudioBlock(2, 0, setup.timeline().profile().sampleRate());
    try (TimelineSoundMixer mixer = new TimelineSoundMixer(setup)) {
      int done = 0;
      for (long frame = 1; done < length; frame++) {
        mixer.mix(frame, block);
        for (int channel = 0; channel < 2; channel++) {
          System.arraycopy(
              block.channel(channel), 0, made[channel], done, Math.min(block.samples(), length - done));
        }
        done += block.samples();
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

  private static float[][] samples(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] channels = new float[2][(bytes.limit() - WAV_HEADER) / 4];
    for (int i = 0; i < channels[0].length; i++) {
      for (int channel = 0; channel < 2; channel++) {
        channels[channel][i] = bytes.getShort(WAV_HEADER + 4 * i + 2 * channel) / 32768f;
      }
    }
    return channels;
  }

  private static String project(String name) throws IOException {
    try (InputStream stream = GoldenSoundTest.class.getResourceAsStream("/golden/sound/" + name + ".json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
