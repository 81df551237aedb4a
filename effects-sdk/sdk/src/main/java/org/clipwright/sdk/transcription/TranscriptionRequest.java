package org.clipwright.sdk.transcription;

import java.util.Map;

/**
 * A transcription request.
 *
 * @param model the name of one of its models
 * @param language code of the spoken language, such as {@code en}; blank to detect it
 * @param translate whether to translate the text into English
 * @param arguments further settings, as text; each engine has its own and refuses unknown ones
 */
public record TranscriptionRequest(String model, String language, boolean translate, Map<String, String> arguments) {

  public TranscriptionRequest {
    arguments = Map.copyOf(arguments);
  }
}
