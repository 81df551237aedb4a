package org.clipwright.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.codec.SoundSource;
import org.clipwright.render.mix.SoundMixer;
import org.clipwright.render.mix.TimelineSoundMixer;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledSoundTest {

  private static final Path GOLDEN = Path.of("..", "test-media", "golden");
  private static final Path MEDIA = GOLDEN.resolve("media");
  private static final int STEREO = 3;
  private static final int MINIMUM_SNR = 80;

  private final FfmpegMediaOpener opener = new FfmpegMediaOpener();

  @ParameterizedTest
  @ValueSource(strings = {"sound-resample", "sound-stereo-to-mono"})
  void soundsLikeTheOriginal(String name) throws IOException {
    PathResolver paths = PathResolver.relativeTo(MEDIA.toAbsolutePath());
    Timeline timeline = new ProjectReader(paths).read(Files.readString(resource(name + ".json")));
    RenderSetup setup = RenderSetup.of(timeline, opener, EffectRegistry.NONE, paths, Fidelity.ORIGINAL);

    try (SoundMixer mixer = new TimelineSoundMixer(setup);
        SoundSource golden = open(GOLDEN.resolve("cases").resolve(name).resolve("sound.wav"),
            timeline.profile().sampleRate(), timeline.profile().channelLayout())) {
      assertThat(signalToNoise(mixer, golden, setup)).as("signal to noise in dB").isGreaterThan(MINIMUM_SNR);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {20_000, 24_001, 100_000, 123_457})
  void soundAfterASeekIsThatOfReadingOn(long position) {
    AudioBlock readOn = new AudioBlock(2, 1600, 48000);
    AudioBlock afterSeek = new AudioBlock(2, 1600, 48000);
    try (SoundSource steady = open(MEDIA.resolve("speech.wav"), 48000, STEREO);
        SoundSource jumping = open(MEDIA.resolve("speech.wav"), 48000, STEREO)) {
      for (long place = position % 1600; place <= position; place += 1600) {
        steady.read(place, readOn);
      }
      jumping.read(200_000, afterSeek);
      jumping.read(position, afterSeek);
    }
    for (int i = 0; i < 1600; i++) {
      assertThat(afterSeek.channel(0)[i]).isCloseTo(readOn.channel(0)[i], within(1e-4f));
    }
  }

  private static double signalToNoise(SoundMixer mixer, SoundSource golden, RenderSetup setup) {
    int channels = setup.timeline().profile().channels();
    AudioBlock made = new AudioBlock(channels, 0, setup.timeline().profile().sampleRate());
    AudioBlock wanted = new AudioBlock(channels, 0, setup.timeline().profile().sampleRate());
    double signal = 0;
    double noise = 0;
    long position = 0;
    for (long frame = 1; frame <= setup.timeline().lastFrame(); frame++) {
      mixer.mix(frame, made);
      wanted.resize(made.samples());
      golden.read(position, wanted);
      position += made.samples();
      for (int channel = 0; channel < channels; channel++) {
        for (int i = 0; i < made.samples(); i++) {
          signal += Math.pow(wanted.channel(channel)[i], 2);
          noise += Math.pow(wanted.channel(channel)[i] - made.channel(channel)[i], 2);
        }
      }
    }
    assertThat(signal).isPositive();
    return 10 * Math.log10(signal / noise);
  }

  private SoundSource open(Path file, int sampleRate, int channelLayout) {
    return opener.sound(file, sampleRate, channelLayout, Fidelity.CORRECT);
  }

  private static Path resource(String name) {
    try {
      return Path.of(ResampledSoundTest.class.getResource("/golden/sound/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
