package org.clipwright.sdk.transcription;

import java.util.List;

/** Transcribes one file, piece by piece in order of time. Used by one thread at a time. */
public interface Transcriber extends AutoCloseable {

  /** Samples per second of its input. */
  int SAMPLE_RATE = 16_000;

  /** The longest piece, in seconds. */
  int LONGEST_SECONDS = 30;

  /**
   * Transcribes a piece of sound, which is cut at a pause if there is one.
   *
   * @param samples one channel at {@link #SAMPLE_RATE}, -1 to 1, at most {@link #LONGEST_SECONDS} long; never empty
   * @return what is said, in order of time, in seconds from the start of the piece; empty if there is no speech
   * @throws TranscriptionException if it cannot be transcribed; the request then fails with this message
   */
  List<SpokenSegment> transcribe(float[] samples);

  /** Code of the language recognized so far, such as {@code en}; blank while unknown. */
  default String language() {
    return "";
  }

  @Override
  void close();
}
