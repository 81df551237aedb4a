package org.clipwright.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {

  private static final int SURROUND = 63;

  @TempDir private Path folder;

  @Test
  void surroundSoundHasThePlainHeader() throws IOException {
    ByteBuffer file = written(new AudioBlock(6, 10, 48000));

    assertThat(file.capacity()).isEqualTo(44 + 10 * 6 * 2);
    assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
    assertThat(file.getShort(20)).as("format").isEqualTo((short) 1);
    assertThat(file.getShort(22)).as("channels").isEqualTo((short) 6);
    assertThat(file.getInt(24)).as("sample rate").isEqualTo(48000);
    assertThat(file.getInt(40)).as("bytes of sound").isEqualTo(120);
  }

  @Test
  void samplesAreRoundedAndCutAtFullScale() throws IOException {
    AudioBlock block = new AudioBlock(6, 1, 48000);
    block.channel(0)[0] = 0.5f;
    block.channel(1)[0] = 1.5f;
    block.channel(2)[0] = -1.5f;
    ByteBuffer file = written(block);

    assertThat(file.getShort(44)).isEqualTo((short) 16384);
    assertThat(file.getShort(46)).isEqualTo(Short.MAX_VALUE);
    assertThat(file.getShort(48)).isEqualTo(Short.MIN_VALUE);
  }

  private ByteBuffer written(AudioBlock block) throws IOException {
    Path path = folder.resolve("sound.wav");
    try (WavFile file = new WavFile(path, new Profile(64, 36, new Rational(30, 1), 48000, 6, SURROUND))) {
      file.write(block);
    }
    return ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
