package org.clipwright.sdk.transcription;

import java.util.List;
import java.util.Optional;

/**
 * Turns speech into timed text; a plugin's module {@code provides} it.
 *
 * <p>The server lists the models in every process, so that {@link #name}, {@link #models}, {@link #modelOf} and
 * {@link #check} have to be quick, may be called by several threads, and must load no native code. {@link #open} is
 * called in worker processes for transcription only: what crashes there ends one worker, whose request fails.
 */
public interface TranscriptionEngine {

  /** What it is called: small letters, digits and hyphens. Its models' files are in a folder of this name. */
  String name();

  /** One sentence on what it is. */
  String description();

  /** The models that it knows, whether their files are there or not, the usual ones first. */
  List<TranscriptionModel> models();

  /**
   * The model that a file in its folder holds, which is in none of {@link #models()}; empty when it is none.
   *
   * @param fileName without its folder
   */
  default Optional<TranscriptionModel> modelOf(String fileName) {
    return Optional.empty();
  }

  /**
   * Looks at what is wanted, before it is queued.
   *
   * @return what will be different from what was asked for, a sentence each
   * @throws TranscriptionException when it cannot be done, with a sentence that names the argument and what would work
   */
  List<String> check(TranscriptionRequest request);

  /**
   * Makes ready to transcribe one file. One thread uses what it returns, and closes it.
   *
   * @throws TranscriptionException when the model cannot be used
   */
  Transcriber open(TranscriptionSetup setup);
}
