package org.clipwright.media.heif;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One box of ISO/IEC 14496-12: a four-letter name and its content. */
record HeifBox(String name, ByteBuffer content) {

  private static final int MOST = 70_000;

  /** The consecutive boxes in a buffer. */
  static List<HeifBox> in(ByteBuffer bytes) {
    List<HeifBox> boxes = new ArrayList<>();
    for (int at = 0; at + 8 <= bytes.limit() && boxes.size() < MOST;) {
      long length = bytes.getInt(at) & 0xFFFFFFFFL;
      int end = (int) (length == 0 ? bytes.limit() : Math.min(bytes.limit(), at + length));
      if (length == 1 || end < at + 8) {
        break;
      }
      boxes.add(new HeifBox(name(bytes, at + 4), bytes.slice(at + 8, end - at - 8)));
      at = end;
    }
    return boxes;
  }

  /** The four-letter name at an offset. */
  static String name(ByteBuffer bytes, int offset) {
    byte[] name = new byte[4];
    bytes.get(offset, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** For boxes that have a version. */
  int version() {
    return content.get(0);
  }

  int shortAt(int offset) {
    return content.getShort(offset) & 0xFFFF;
  }

  int intAt(int offset) {
    return content.getInt(offset);
  }

  /** The content from the given offset on. */
  ByteBuffer from(int offset) {
    return content.slice(offset, content.limit() - offset);
  }

  byte[] bytesFrom(int offset) {
    byte[] bytes = new byte[content.limit() - offset];
    content.get(offset, bytes);
    return bytes;
  }
}
