package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.render.codec.VideoRate;
import org.clipwright.render.codec.VideoSettings;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lengths and rates that files do not state, or state roughly. */
class GuessedLengthTest {

  private static final int RATE = 48_000;
  private static final int STEREO = 3;
  private static final int SECONDS = 20;

  @TempDir private Path folder;

  @Test
  void theLengthOfBareSoundIsReadAndNotGuessedFromItsBeginning() {
    Path file = folder.resolve("quiet_then_loud.aac");
    OutputSettings settings =
        new OutputSettings("adts", Optional.empty(), Optional.of(new AudioSettings("aac", RATE, 2, STEREO, 128_000)),
            1);
    try (Encoder encoder = new FfmpegEncoderOpener().open(file, settings)) {
      for (int second = 0; second < SECONDS; second++) {
        AudioBlock block = new AudioBlock(2, RATE, RATE);
        if (second >= SECONDS / 2) {
          PaintedFilm.tone(block, (long) second * RATE);
        }
        encoder.write(block);
      }
      encoder.finish();
    }
    assertThat((double) new FfmpegMediaOpener().probe(file).durationSeconds()).isCloseTo(SECONDS, within(0.06));
  }

  @Test
  void aRateThatIsGuessedFromMillisecondsIsTheOneThatIsMeant() {
    Path file = folder.resolve("fast.mkv");
    Rational meant = new Rational(48_000, 1001);
    VideoSettings video = new VideoSettings("libx264", PaintedFilm.WIDTH, PaintedFilm.HEIGHT, meant,
        new VideoRate(VideoRate.Mode.BITRATE, 1_000_000), "", VideoSettings.Scanning.PROGRESSIVE);
    try (Arena arena = Arena.ofConfined();
        Encoder encoder =
            new FfmpegEncoderOpener().open(file, new OutputSettings("mkv", Optional.of(video), Optional.empty(), 1))) {
      Frame frame = Frame.allocate(arena, PaintedFilm.WIDTH, PaintedFilm.HEIGHT);
      frame.clear();
      for (int number = 1; number <= 40; number++) {
        encoder.write(frame);
      }
      encoder.finish();
    }

    MediaInfo info = new FfmpegMediaOpener().probe(file);

    assertThat(info.fps()).isEqualTo(meant);
    assertThat(info.videoLength()).isEqualTo(40);
  }
}
