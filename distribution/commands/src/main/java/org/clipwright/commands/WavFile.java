package org.clipwright.commands;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.timeline.FrameNumber;
import org.clipwright.timeline.Profile;

/**
 * Writes sound as 16-bit PCM with the plain header that every program reads, whatever the rate and the number of
 * channels; FFmpeg writes an extended one for more than two channels.
 */
final class WavFile implements AutoCloseable {

  private static final int HEADER_BYTES = 44;
  private static final int SAMPLE_BYTES = 2;
  private static final double MOST_BYTES = 1L << 32;
  private static final short PCM = 1;
  private static final double FULL_SCALE = 32768;

  private final Path file;
  private final Profile profile;
  private final OutputStream out;
  private long bytes;

  /** Begins a file, replacing an existing one. */
  WavFile(Path file, Profile profile) throws IOException {
    this.file = file;
    this.profile = profile;
    this.out = new BufferedOutputStream(Files.newOutputStream(file));
    out.write(header());
  }

  /** Whether the header can express the length of this many frames' sound. */
  static boolean holds(Profile profile, long frames) {
    double samples =
        FrameNumber.samplesBefore(frames + 1, profile.fps(), profile.sampleRate(), profile.channels());
    return samples * profile.channels() * SAMPLE_BYTES <= MOST_BYTES - HEADER_BYTES;
  }

  /** Appends a block, clipping samples beyond full scale. */
  void write(AudioBlock block) throws IOException {
    ByteBuffer samples = littleEndian(block.samples() * block.channelCount() * SAMPLE_BYTES);
    for (int i = 0; i < block.samples(); i++) {
      for (int channel = 0; channel < block.channelCount(); channel++) {
        double sample = Math.rint(block.channel(channel)[i] * FULL_SCALE);
        samples.putShort((short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE));
      }
    }
    out.write(samples.array());
    bytes += samples.capacity();
  }

  private byte[] header() {
    int channels = profile.channels();
    return littleEndian(HEADER_BYTES)
        .put(ascii("RIFF"))
        .putInt((int) (HEADER_BYTES - 8 + bytes))
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort(PCM)
        .putShort((short) channels)
        .putInt(profile.sampleRate())
        .putInt(profile.sampleRate() * channels * SAMPLE_BYTES)
        .putShort((short) (channels * SAMPLE_BYTES))
        .putShort((short) (8 * SAMPLE_BYTES))
        .put(ascii("data"))
        .putInt((int) bytes)
        .array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Completes the header. */
  @Override
  public void close() throws IOException {
    out.close();
    try (RandomAccessFile finished = new RandomAccessFile(file.toFile(), "rw")) {
      finished.write(header());
    }
  }
}
