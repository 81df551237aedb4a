package org.clipwright.media.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads byte ranges of a file, each in full. */
public final class FileBytes {

  private FileBytes() {}

  /** The bytes at a position. */
  public static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    fill(channel, position, bytes);
    return bytes;
  }

  /** Fills a buffer with the bytes at a position and rewinds it. */
  public static void fill(SeekableByteChannel channel, long position, ByteBuffer bytes) throws IOException {
    channel.position(position);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("it ends early");
      }
    }
    bytes.rewind();
  }
}
