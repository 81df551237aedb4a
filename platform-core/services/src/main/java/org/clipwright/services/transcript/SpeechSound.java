package org.clipwright.services.transcript;

import org.clipwright.services.error.PlatformException;

/** Reads the sound of stored media for transcribing, in pieces that are cut where there is a pause. */
public interface SpeechSound {

  /**
   * Reads the sound of a stored object from its beginning to its end; no more than two pieces of it are held at a time.
   *
   * @throws PlatformException {@code INVALID} with a sentence when it cannot be decoded
   */
  void read(String key, Listener listener);

  /** Gets the pieces, on the thread that reads. */
  interface Listener {

    /**
     * Takes a piece.
     *
     * @param startSeconds from the start of the media
     * @param samples 16 kHz, one channel
     */
    void piece(double startSeconds, float[] samples);

    /** Told now and then, pieces or not; seconds from the start of the media, and how long it is in all. */
    void reached(double seconds, double totalSeconds);
  }
}
