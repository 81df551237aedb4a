package org.clipwright.worker.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks WOFF 1.0, in which each table is compressed by itself. */
final class Woff {

  private static final int HEADER = 44;
  private static final int ENTRY = 20;

  private final byte[] file;
  private final int mostBytes;

  Woff(byte[] file, int mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  byte[] unpacked() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(file);
    FontTables tables = new FontTables(header.getInt(4));
    int count = header.getShort(12) & 0xFFFF;
    long total = 0;
    for (int i = 0; i < count; i++) {
      int entry = HEADER + i * ENTRY;
      int length = header.getInt(entry + 12);
      total += length;
      if (length < 0 || total > mostBytes) {
        throw new IOException("The font is too large when unpacked.");
      }
      tables.put(header.getInt(entry), table(header.getInt(entry + 4), header.getInt(entry + 8), length));
    }
    return tables.file();
  }

  private byte[] table(int offset, int packedLength, int length) throws IOException {
    if (offset < 0 || packedLength < 0 || (long) offset + packedLength > file.length) {
      throw new IOException("A table of the font lies outside the file.");
    }
    if (packedLength == length) {
      return Arrays.copyOfRange(file, offset, offset + length);
    }
    byte[] table = new byte[length];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(file, offset, packedLength);
      if (inflater.inflate(table) != length) {
        throw new IOException("A table of the font ends too early.");
      }
    } catch (DataFormatException damaged) {
      throw new IOException("A table of the font is damaged.", damaged);
    }
    return table;
  }
}
