package org.clipwright.graphql.execution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.PlatformException;

/** The bytes of a response. Room for them is claimed in steps before they are written; the first step is free. */
final class AnswerBytes extends OutputStream {

  private static final int PIECE = 64 << 10;

  /** The bytes, twice while their array grows, and the form in which they are sent. */
  private static final int COPIES = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long room = PIECE;

  /**
   * There is no room for a response; an {@code IOException} because the JSON library passes only those on unchanged.
   */
  static final class NoRoomException extends IOException {

    private static final long serialVersionUID = 1L;

    private final PlatformException reason;

    NoRoomException(PlatformException reason) {
      super(reason);
      this.reason = reason;
    }

    PlatformException reason() {
      return reason;
    }
  }

  @Override
  public void write(int value) throws IOException {
    makeRoom(1);
    bytes.write(value);
  }

  @Override
  public void write(byte[] more, int offset, int length) throws IOException {
    makeRoom(length);
    bytes.write(more, offset, length);
  }

  private void makeRoom(int length) throws NoRoomException {
    long missing = bytes.size() + (long) length - room;
    if (missing > 0) {
      long pieces = Math.ceilDiv(missing, PIECE);
      try {
        HeapShare.current().claimForAnswer(COPIES * pieces * PIECE);
      } catch (PlatformException reason) {
        throw new NoRoomException(reason);
      }
      room += pieces * PIECE;
    }
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  String toString(Charset charset) {
    return bytes.toString(charset);
  }
}
