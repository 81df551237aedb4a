package org.clipwright.sdk.transcription;

import java.util.List;
import java.util.Optional;

/**
 * Turns speech into timed text; a plugin's module {@code provides} it.
 *
 * <p>The server lists the models in every process, so {@link #name}, {@link #models}, {@link #modelOf} and
 * {@link #check} must be quick and thread-safe and must not load native code. {@link #open} is called only in worker
 * processes for transcription: a crash there ends one worker, and its request fails.
 */
public interface TranscriptionEngine {

  /** Its name: lower-case letters, digits and hyphens. The files of its models are in a folder of this name. */
  String name();

  /** One sentence on what it is. */
  String description();

  /** The models that it knows, whether their files are installed or not, the most common first. */
  List<TranscriptionModel> models();

  /**
   * The model in a file in its folder that is not among {@link #models()}; empty if the file is not a model.
   *
   * @param fileName without its folder
   */
  default Optional<TranscriptionModel> modelOf(String fileName) {
    return Optional.empty();
  }

  /**
   * Checks a request before it is queued.
   *
   * @return warnings about what will differ from the request, one sentence each
   * @throws TranscriptionException if it cannot be fulfilled, with a message that names the argument and what would
   *     work
   */
  List<String> check(TranscriptionRequest request);

  /**
   * Prepares the transcription of one file. One thread uses the result and closes it.
   *
   * @throws TranscriptionException when the model cannot be used
   */
  Transcriber open(TranscriptionSetup setup);
}
