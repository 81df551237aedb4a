package org.clipwright.media.join;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.clipwright.render.codec.MediaException;

/** Divides a fragmented MP4 file, and moves its fragments to their time in the film. */
final class FragmentBoxes {

  private static final String MOVIE_FRAGMENT = "moof";
  private static final int WIDE_TIME = 1;

  private FragmentBoxes() {}

  /**
   * The fragment in a file, whose times count from its start.
   *
   * @param time when it begins in the film, in the units of its track
   */
  static Fragment of(byte[] file, long time) {
    Mp4Boxes boxes = new Mp4Boxes(file);
    int start = boxes.first(0, file.length, MOVIE_FRAGMENT);
    boxes.all(start, file.length, MOVIE_FRAGMENT).forEach(moof -> move(boxes, moof, time));
    return new Fragment(Arrays.copyOf(file, start), Arrays.copyOfRange(file, start, file.length));
  }

  private static void move(Mp4Boxes boxes, int moof, long time) {
    int tfdt = boxes.firstIn(boxes.firstIn(moof, "traf"), "tfdt");
    ByteBuffer bytes = boxes.bytes();
    if (bytes.get(tfdt + Mp4Boxes.HEADER_BYTES) != WIDE_TIME) {
      throw new MediaException("A fragment cannot be timed: it has no room for its time.");
    }
    int place = tfdt + Mp4Boxes.FULL_HEADER_BYTES;
    bytes.putLong(place, bytes.getLong(place) + time);
  }
}
