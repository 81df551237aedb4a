package org.clipwright.plugin.effects.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A 16-bit PCM file with the plain 44-byte header, as one array a channel. */
record Wav(int sampleRate, float[][] channels) {

  private static final int HEADER = 44;

  static Wav resource(String name) {
    try (InputStream stream = Wav.class.getResourceAsStream("/golden/sound/" + name + ".wav")) {
      return parse(ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
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
