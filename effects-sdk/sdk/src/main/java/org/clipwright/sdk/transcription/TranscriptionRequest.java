package org.clipwright.sdk.transcription;

import java.util.Map;

/**
 * What is wanted of an engine.
 *
 * @param model the name of one of its models
 * @param language code of the language that is spoken, such as {@code en}; blank to find it out
 * @param translate whether to write it down in English
 * @param arguments further settings, as text; every engine has its own, and refuses those that it does not know
 */
public record TranscriptionRequest(String model, String language, boolean translate, Map<String, String> arguments) {

  public TranscriptionRequest {
    arguments = Map.copyOf(arguments);
  }
}
