package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.sdk.transcription.Transcriber;
import org.clipwright.services.transcript.SpeechSound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading sound of several minutes in pieces. */
class SpokenSoundTest {

  private static final int RATE = 8000;

  @TempDir Path folder;

  private record Piece(double start, double length) {
    double end() {
      return start + length;
    }
  }

  @Test
  void longSoundComesInPiecesOfHalfAMinuteAtMostAndPausesAreLeftOut() throws IOException {
    Path file = folder.resolve("speech.wav");
    // Ten seconds of a tone and two of nothing, for five minutes, after a minute and a half of silence.
    wav(file, 390, second -> second >= 90 && (second - 90) % 12 < 10);
    List<Piece> pieces = new ArrayList<>();
    List<Double> reached = new ArrayList<>();
    new SpokenSound(new FfmpegMediaOpener(), _ -> file).read("speech.wav", new SpeechSound.SampleListener() {
      @Override
      public void piece(double startSeconds, float[] samples) {
        pieces.add(new Piece(startSeconds, samples.length / (double) Transcriber.SAMPLE_RATE));
      }

      @Override
      public void reached(double seconds, double totalSeconds) {
        assertThat(totalSeconds).isCloseTo(390, within(0.1));
        reached.add(seconds);
      }
    });
    assertThat(pieces).isNotEmpty().allSatisfy(piece -> assertThat(piece.length()).isBetween(5.0, 30.0));
    assertThat(pieces.getFirst().start()).isCloseTo(89.8, within(0.3));
    assertThat(pieces.getLast().end()).isBetween(388.0, 390.1);
    assertThat(reached).isSorted();
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(pieces.get(i).start()).isGreaterThanOrEqualTo(pieces.get(i - 1).end() - 0.01);
    }
    // Cuts fall into pauses, so that all of each tone is in one piece.
    for (int tone = 90; tone < 390; tone += 12) {
      double from = tone + 0.1;
      double to = tone + 9.9;
      assertThat(pieces).anySatisfy(piece -> assertThat(piece.start() <= from && piece.end() >= to).isTrue());
    }
  }

  private interface Sounding {
    boolean at(int second);
  }

  private static void wav(Path file, int seconds, Sounding sounding) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + seconds * RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes()).putInt(36 + seconds * RATE * 2).put("WAVEfmt ".getBytes()).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2).putShort((short) 2)
        .putShort((short) 16);
    bytes.put("data".getBytes()).putInt(seconds * RATE * 2);
    for (int i = 0; i < seconds * RATE; i++) {
      bytes.putShort((short) (sounding.at(i / RATE) ? 9000 * Math.sin(i * 0.3) : 0));
    }
    Files.write(file, bytes.array());
  }
}
