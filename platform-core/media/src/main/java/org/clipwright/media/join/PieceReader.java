package org.clipwright.media.join;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Reads the encoded pictures of one piece, in decoding order. One thread at a time. */
interface PieceReader extends AutoCloseable {

  AVCodecParameters stream();

  /** The packet that was read last. */
  AVPacket packet();

  /**
   * Reads the next picture; false at the end.
   *
   * @param read how many were read before
   * @throws UnusablePacketException when it is not as expected
   */
  boolean read(long read);

  /** When the picture is shown: how many of the piece are shown before it. */
  long shown();

  @Override
  void close();

  /** A packet cannot stand in a film; the message completes a sentence about its piece. */
  final class UnusablePacketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusablePacketException(String what) {
      super(what);
    }
  }
}
