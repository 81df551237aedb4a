package org.clipwright.services.transcript;

import org.clipwright.services.error.PlatformException;

/** Reads the sound of stored media for transcription, in pieces cut at pauses. */
public interface SpeechSound {

  /**
   * Reads the sound of a stored object from its beginning to its end; no more than two pieces of it are held at a time.
   *
   * @throws PlatformException {@code INVALID} with a message when it cannot be decoded
   */
  void read(String key, SampleListener listener);

  /** Receives the pieces, on the reading thread. */
  interface SampleListener {

    /**
     * Takes a piece.
     *
     * @param startSeconds from the start of the media
     * @param samples 16 kHz, one channel
     */
    void piece(double startSeconds, float[] samples);

    /**
     * Called periodically, whether or not there are pieces; seconds from the start of the media, and its total length.
     */
    void reached(double seconds, double totalSeconds);
  }
}
