package org.clipwright.media.join;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a film is made from a pass over its pieces: what it begins with, and which bytes of the pass follow.
 *
 * @param start what it begins with
 * @param from the position in the pass of the bytes that follow
 * @param to where those end
 */
record FilmLayout(byte[] start, long from, long to) {

  /** Before its packets, a movie has a placeholder, and the length and type of all packets together. */
  private static final int MEDIA_HEADER_BYTES = 2 * Mp4Boxes.HEADER_BYTES;

  /** Instead of a length: it did not fit, and the placeholder made room for a longer one. */
  private static final int LENGTH_FOLLOWS = 1;

  /** The layout of a film as it was written; empty when something but its start was revised. */
  static Optional<FilmLayout> asWritten(FilmOutline outline) {
    return outline.isInTurn()
        ? Optional.of(new FilmLayout(outline.head(), outline.head().length, outline.size())) : Optional.empty();
  }

  /**
   * The layout of a movie whose index was written at the end and is moved to the beginning, so that players can begin
   * at once; empty when that takes more than moving.
   */
  static Optional<FilmLayout> indexFirst(FilmOutline outline) {
    byte[] head = outline.head();
    long indexAt = indexAt(head);
    if (!outline.isInTurn() || indexAt < outline.tailStart()) {
      return Optional.empty();
    }
    byte[] tail = outline.tail();
    MovieIndex index = MovieIndex.of(Arrays.copyOfRange(tail, (int) (indexAt - outline.tailStart()), tail.length));
    if (!index.move(index.size())) {
      return Optional.empty();
    }
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    int before = head.length - MEDIA_HEADER_BYTES;
    start.write(head, 0, before);
    start.writeBytes(index.boxes().bytes().array());
    start.write(head, before, MEDIA_HEADER_BYTES);
    return Optional.of(new FilmLayout(start.toByteArray(), head.length, indexAt));
  }

  /** Where the index begins: after all packets. */
  private static long indexAt(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    int placeholder = head.length - MEDIA_HEADER_BYTES;
    int media = head.length - Mp4Boxes.HEADER_BYTES;
    return bytes.getInt(placeholder) == LENGTH_FOLLOWS
        ? placeholder + bytes.getLong(media)
        : media + Integer.toUnsignedLong(bytes.getInt(media));
  }

  long size() {
    return start.length + to - from;
  }
}
