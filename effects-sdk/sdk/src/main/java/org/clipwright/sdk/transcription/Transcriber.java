package org.clipwright.sdk.transcription;

import java.util.List;

/** An engine at work on one file, whose pieces it gets in order of time. One thread at a time. */
public interface Transcriber extends AutoCloseable {

  /** Samples a second of what it listens to. */
  int SAMPLE_RATE = 16_000;

  /** The longest piece, in seconds. */
  int LONGEST_SECONDS = 30;

  /**
   * Writes down what is said in a piece of sound, cut out of the file where there is a pause if there is one.
   *
   * @param samples one channel at {@link #SAMPLE_RATE}, -1 to 1, at most {@link #LONGEST_SECONDS} long; never empty
   * @return what is said, in order of time, in seconds from the start of the piece; empty when nothing is
   * @throws TranscriptionException when it cannot be done; the request then fails with the sentence
   */
  List<SpokenSegment> transcribe(float[] samples);

  /** Code of the language that was heard so far, such as {@code en}; blank while it is not known. */
  default String language() {
    return "";
  }

  @Override
  void close();
}
