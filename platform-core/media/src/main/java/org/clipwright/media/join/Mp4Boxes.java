package org.clipwright.media.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.render.codec.MediaException;

/**
 * The boxes of an MP4 file, each with its length and type before its content.
 *
 * @param bytes the file, or a part of it that begins with a box
 */
record Mp4Boxes(ByteBuffer bytes) {

  /** The length of what stands before the content of a box. */
  static final int HEADER_BYTES = 8;

  /** The length of what stands before the content of a box that says its version and flags. */
  static final int FULL_HEADER_BYTES = 12;

  private static final int SIZE_BYTES = 4;
  private static final int TYPE_BYTES = 4;

  Mp4Boxes(byte[] file) {
    this(ByteBuffer.wrap(file));
  }

  /** Where all boxes of a type begin that stand side by side in a part of the file. */
  List<Integer> all(int from, int to, String type) {
    List<Integer> found = new ArrayList<>();
    for (int at = from; at + HEADER_BYTES <= to; at = end(at)) {
      if (type(at).equals(type)) {
        found.add(at);
      }
    }
    return found;
  }

  /** Where all boxes of a type begin that are in another. */
  List<Integer> allIn(int box, String type) {
    return all(box + HEADER_BYTES, end(box), type);
  }

  /**
   * Where the first box of a type begins.
   *
   * @throws MediaException when there is none
   */
  int first(int from, int to, String type) {
    return all(from, to, type).stream().findFirst()
        .orElseThrow(() -> new MediaException("A film cannot be divided: it has no box \"" + type + "\"."));
  }

  /** The same for the boxes in another. */
  int firstIn(int box, String type) {
    return first(box + HEADER_BYTES, end(box), type);
  }

  String type(int box) {
    byte[] name = new byte[TYPE_BYTES];
    bytes.get(box + SIZE_BYTES, name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  int end(int box) {
    return box + Math.max(HEADER_BYTES, bytes.getInt(box));
  }
}
