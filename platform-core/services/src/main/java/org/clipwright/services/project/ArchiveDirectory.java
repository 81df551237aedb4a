package org.clipwright.services.project;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads the size of a ZIP's central directory. Opening the ZIP reads the whole directory into memory, so this is
 * checked first. The end of a ZIP can look like several end records; the largest size counts.
 */
final class ArchiveDirectory {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONG_LOCATOR = 0x07064b50;
  private static final int LONG_LOCATOR_BYTES = 20;
  private static final int LONG_END = 0x06064b50;
  private static final int LONG_END_BYTES = 56;

  /** The end record with the longest comment, the records before it, and some slack that readers scan. */
  private static final int TAIL_BYTES = 66_000;

  private static final long SEE_LONG_END = 0xffffffffL;

  private final RandomAccessFile file;

  private ArchiveDirectory(RandomAccessFile file) {
    this.file = file;
  }

  /** The size of the central directory in bytes; 0 when the file has no end record. */
  static long size(Path archive) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      return new ArchiveDirectory(file).largest();
    }
  }

  private long largest() throws IOException {
    ByteBuffer tail = read(Math.max(0, file.length() - TAIL_BYTES), (int) Math.min(TAIL_BYTES, file.length()));
    long largest = 0;
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        largest = Math.max(largest, size(tail, at));
      }
    }
    return largest;
  }

  /** A size that does not fit counts as the largest. */
  private long size(ByteBuffer tail, int end) throws IOException {
    long size = Integer.toUnsignedLong(tail.getInt(end + 12));
    int locator = end - LONG_LOCATOR_BYTES;
    if (locator < 0 || tail.getInt(locator) != LONG_LOCATOR) {
      return size;
    }
    long at = tail.getLong(locator + 8);
    if (at < 0 || at > file.length() - LONG_END_BYTES) {
      return size;
    }
    ByteBuffer longEnd = read(at, LONG_END_BYTES);
    if (longEnd.getInt(0) != LONG_END) {
      return size;
    }
    long longSize = longEnd.getLong(40);
    return Math.max(size == SEE_LONG_END ? 0 : size, longSize < 0 ? Long.MAX_VALUE : longSize);
  }

  private ByteBuffer read(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
