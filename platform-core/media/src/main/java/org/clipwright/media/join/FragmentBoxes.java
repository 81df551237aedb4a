package org.clipwright.media.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.clipwright.render.codec.MediaException;

/** Divides a fragmented MP4 file, and moves its fragments to their time in the film. */
final class FragmentBoxes {

  private static final int HEADER_BYTES = 8;
  private static final int SIZE_BYTES = 4;
  private static final int TYPE_BYTES = 4;
  private static final int VERSION_BYTES = 4;
  private static final String MOVIE_FRAGMENT = "moof";
  private static final int WIDE_TIME = 1;

  private FragmentBoxes() {}

  /**
   * The fragment in a file, whose times count from its start.
   *
   * @param time when it begins in the film, in the units of its track
   */
  static Fragment of(byte[] file, long time) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int start = find(bytes, 0, file.length, MOVIE_FRAGMENT);
    for (int at = start; at < file.length; at = end(bytes, at)) {
      if (type(bytes, at).equals(MOVIE_FRAGMENT)) {
        move(bytes, at, time);
      }
    }
    return new Fragment(Arrays.copyOf(file, start), Arrays.copyOfRange(file, start, file.length));
  }

  private static void move(ByteBuffer bytes, int moof, long time) {
    int traf = find(bytes, moof + HEADER_BYTES, end(bytes, moof), "traf");
    int tfdt = find(bytes, traf + HEADER_BYTES, end(bytes, traf), "tfdt") + HEADER_BYTES;
    if (bytes.get(tfdt) != WIDE_TIME) {
      throw new MediaException("A fragment cannot be timed: it has no room for its time.");
    }
    bytes.putLong(tfdt + VERSION_BYTES, bytes.getLong(tfdt + VERSION_BYTES) + time);
  }

  private static int find(ByteBuffer bytes, int from, int to, String type) {
    for (int at = from; at + HEADER_BYTES <= to; at = end(bytes, at)) {
      if (type(bytes, at).equals(type)) {
        return at;
      }
    }
    throw new MediaException("A fragment cannot be divided: it has no box \"" + type + "\".");
  }

  private static String type(ByteBuffer bytes, int box) {
    byte[] name = new byte[TYPE_BYTES];
    bytes.get(box + SIZE_BYTES, name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static int end(ByteBuffer bytes, int box) {
    return box + Math.max(HEADER_BYTES, bytes.getInt(box));
  }
}
