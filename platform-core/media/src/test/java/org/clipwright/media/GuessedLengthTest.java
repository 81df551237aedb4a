package org.clipwright.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.codec.AudioSettings;
import org.clipwright.render.codec.Encoder;
import org.clipwright.render.codec.OutputSettings;
import org.clipwright.sdk.media.AudioBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
