package org.clipwright.media.join;

import java.nio.ByteBuffer;

/**
 * The index of an MP4 or QuickTime film, with the places of its packets in the file.
 *
 * @param boxes the index alone
 */
record MovieIndex(Mp4Boxes boxes) {

  private static final int NARROW = Integer.BYTES;
  private static final int WIDE = Long.BYTES;

  /** The index that begins some bytes. */
  static MovieIndex of(byte[] bytes) {
    return new MovieIndex(new Mp4Boxes(bytes));
  }

  int size() {
    return boxes.bytes().capacity();
  }

  /**
   * Moves all packets back in the file.
   *
   * @return false when the index has no room for such places; then it is not to be used any more
   */
  boolean move(long distance) {
    int movie = boxes.first(0, size(), "moov");
    boolean moved = true;
    for (int track : boxes.allIn(movie, "trak")) {
      int table = boxes.firstIn(boxes.firstIn(boxes.firstIn(track, "mdia"), "minf"), "stbl");
      for (int places : boxes.allIn(table, "stco")) {
        moved &= moveNarrow(places, distance);
      }
      boxes.allIn(table, "co64").forEach(places -> moveWide(places, distance));
    }
    return moved;
  }

  private boolean moveNarrow(int places, long distance) {
    ByteBuffer bytes = boxes.bytes();
    int first = places + Mp4Boxes.FULL_HEADER_BYTES + Integer.BYTES;
    boolean fit = true;
    for (int i = 0; i < count(places); i++) {
      long place = Integer.toUnsignedLong(bytes.getInt(first + i * NARROW)) + distance;
      bytes.putInt(first + i * NARROW, (int) place);
      fit &= place == Integer.toUnsignedLong((int) place);
    }
    return fit;
  }

  private void moveWide(int places, long distance) {
    ByteBuffer bytes = boxes.bytes();
    int first = places + Mp4Boxes.FULL_HEADER_BYTES + Integer.BYTES;
    for (int i = 0; i < count(places); i++) {
      bytes.putLong(first + i * WIDE, bytes.getLong(first + i * WIDE) + distance);
    }
  }

  private int count(int places) {
    return boxes.bytes().getInt(places + Mp4Boxes.FULL_HEADER_BYTES);
  }
}
