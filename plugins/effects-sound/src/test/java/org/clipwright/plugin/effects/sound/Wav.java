package org.clipwright.plugin.effects.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A 16-bit PCM file with the plain 44-byte header, as one array a channel. */
record Wav(int sampleRate, float[][] channels) {

  private static final Path GOLDEN = Path.of("..", "..", "platform-core", "test-media", "golden");
  private static final int HEADER = 44;

  /** A sound that is put in. */
  static Wav medium(String name) {
    return read(GOLDEN.resolve("media").resolve(name + ".wav"));
  }

  /** What the original engine makes of a case. */
  static Wav expected(String name) {
    return read(GOLDEN.resolve("cases").resolve(name).resolve("sound.wav"));
  }

  private static Wav read(Path file) {
    try {
      return parse(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wav parse(ByteBuffer bytes) {
    int count = bytes.getShort(22);
    int samples = (bytes.limit() - HEADER) / (2 * count);
    float[][] channels = new float[count][samples];
    for (int i = 0; i < samples; i++) {
      for (int channel = 0; channel < count; channel++) {
        channels[channel][i] = bytes.getShort(HEADER + 2 * (i * count + channel)) / 32768f;
      }
    }
    return new Wav(bytes.getInt(24), channels);
  }
}
