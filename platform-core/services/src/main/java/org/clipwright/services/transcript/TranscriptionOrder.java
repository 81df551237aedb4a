package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.transcription.TranscriptionRequest;

/**
 * A queued transcription.
 *
 * @param model the model, prefixed by its engine's name
 * @param warnings how the result will differ from what was requested
 */
record TranscriptionOrder(String model, TranscriptionRequest request, List<String> warnings) {

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode()
        .put("model", model).put("name", request.model()).put("language", request.language()).put("translate",
            request.translate());
    ObjectNode arguments = json.putObject("arguments");
    request.arguments().forEach(arguments::put);
    warnings.forEach(json.putArray("warnings")::add);
    return json;
  }

  static TranscriptionOrder of(ObjectNode json) {
    Map<String, String> arguments = new LinkedHashMap<>();
    json.path("arguments").properties().forEach(each -> arguments.put(each.getKey(), each.getValue().asText()));
    List<String> warnings = new ArrayList<>();
    for (JsonNode warning : json.path("warnings")) {
      warnings.add(warning.asText());
    }
    return new TranscriptionOrder(
        json.path("model").asText(),
        new TranscriptionRequest(
            json.path("name").asText(), json.path("language").asText(), json.path("translate").asBoolean(), arguments),
        warnings);
  }

  /** The report of a transcription that completed in a language. */
  ObjectNode completed(String language) {
    return told("completed", 100).put("language", language);
  }

  /** The report of one that failed. */
  ObjectNode failed(String error) {
    return told("failed", 0).put("error", error);
  }

  /** Its report in the file's JSON. */
  ObjectNode told(String status, double percent) {
    ObjectNode told = JsonNodeFactory.instance.objectNode()
        .put("status", status).put("progress", percent)
        .put("model", model).put("language", request.language()).put("translate", request.translate());
    if (!warnings.isEmpty()) {
      warnings.forEach(told.putArray("warnings")::add);
    }
    return told;
  }
}
