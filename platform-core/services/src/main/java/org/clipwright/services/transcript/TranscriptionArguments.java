package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.services.error.ValidationException;

/** The settings of a transcription engine, read from a request. */
final class TranscriptionArguments {

  private TranscriptionArguments() {}

  /**
   * The values by name, as text; without those that are null.
   *
   * @throws ValidationException when one is a list or an object
   */
  static Map<String, String> of(ObjectNode arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      if (argument.getValue().isContainerNode()) {
        throw ValidationException.of("args",
            "The argument \"" + argument.getKey() + "\" must be a number, text, true or false.");
      }
      if (!argument.getValue().isNull()) {
        texts.put(argument.getKey(), argument.getValue().asText());
      }
    }
    return texts;
  }
}
