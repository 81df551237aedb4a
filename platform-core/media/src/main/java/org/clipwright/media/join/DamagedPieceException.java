package org.clipwright.media.join;

/** A piece of a film is not as expected, so it cannot be joined with the others. */
public final class DamagedPieceException extends RuntimeException {

  /** Stands for the sound in place of a piece's number. */
  public static final int SOUND = -1;

  private static final long serialVersionUID = 1L;

  private final int piece;

  DamagedPieceException(int piece, String sentence) {
    super(sentence);
    this.piece = piece;
  }

  /** The piece's number in the film, from 0, or {@link #SOUND}. */
  public int piece() {
    return piece;
  }
}
