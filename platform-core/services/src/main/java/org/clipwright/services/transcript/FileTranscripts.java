package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.services.resource.ProjectFile;

/** What was written down of a file's sound: texts in WebVTT or SubRip form by language, under a key of the file's JSON. */
public final class FileTranscripts {

  static final String KEY = "transcripts";

  private FileTranscripts() {}

  /** The texts by language, in the order they were made. */
  public static Map<String, String> of(ProjectFile file) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : file.json().path(KEY).properties()) {
      if (entry.getValue().isTextual() && !entry.getValue().asText().isBlank()) {
        texts.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return texts;
  }
}
