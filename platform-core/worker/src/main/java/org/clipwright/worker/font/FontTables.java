package org.clipwright.worker.font;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tables of a font by their tags, to be put together into one file. */
final class FontTables {

  private static final int ENTRY = 16;
  private static final int HEADER = 12;

  private final int flavor;
  private final Map<Integer, byte[]> tables = new TreeMap<>(Integer::compareUnsigned);

  /**
   * No tables yet.
   *
   * @param flavor the first four bytes of the file
   */
  FontTables(int flavor) {
    this.flavor = flavor;
  }

  /** The tables of a TrueType or OpenType file with one font. */
  static FontTables read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    FontTables tables = new FontTables(bytes.getInt(0));
    int count = bytes.getShort(4) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int entry = HEADER + i * ENTRY;
      int from = bytes.getInt(entry + 8);
      int length = bytes.getInt(entry + 12);
      tables.put(bytes.getInt(entry), Arrays.copyOfRange(file, Objects.checkFromIndexSize(from, length, file.length),
          from + length));
    }
    return tables;
  }

  static int tag(String text) {
    return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
  }

  void put(int tag, byte[] table) {
    tables.put(tag, table);
  }

  byte[] table(String tag) {
    byte[] table = tables.get(tag(tag));
    if (table == null) {
      throw new IllegalArgumentException("The font has no table " + tag + ".");
    }
    return table;
  }

  void remove(String tag) {
    tables.remove(tag(tag));
  }

  boolean has(String tag) {
    return tables.containsKey(tag(tag));
  }

  /** Assembles a font file from the tables, with checksums. */
  byte[] file() {
    int count = tables.size();
    int length = HEADER + ENTRY * count;
    for (byte[] table : tables.values()) {
      length += padded(table.length);
    }
    ByteBuffer file = ByteBuffer.allocate(length);
    int power = Math.max(1, Integer.highestOneBit(count));
    file.putInt(flavor).putShort((short) count).putShort((short) (power * ENTRY))
        .putShort((short) Integer.numberOfTrailingZeros(power)).putShort((short) ((count - power) * ENTRY));
    int offset = HEADER + ENTRY * count;
    for (Map.Entry<Integer, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      file.putInt(table.getKey()).putInt(checksum(bytes)).putInt(offset).putInt(bytes.length);
      file.put(offset, bytes);
      offset += padded(bytes.length);
    }
    return file.array();
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  private static int checksum(byte[] table) {
    int sum = 0;
    for (int i = 0; i < table.length; i++) {
      sum += (table[i] & 0xFF) << 24 - 8 * (i & 3);
    }
    return sum;
  }
}
