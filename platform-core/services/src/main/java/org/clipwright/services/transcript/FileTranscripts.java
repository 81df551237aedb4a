package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.transcription.SpokenWord;
import org.clipwright.services.resource.ProjectFile;

/** The transcripts of a file: WebVTT or SubRip texts by language, under a key of the file's JSON. */
public final class FileTranscripts {

  static final String KEY = "transcripts";

  /** By language: the same as SubRip, and its segments with word timings. */
  static final String DETAILS = "transcript_details";

  private FileTranscripts() {}

  /** The words of a language with their times, in order; empty where only caption times are known. */
  public static List<SpokenWord> words(ProjectFile file, String language) {
    List<SpokenWord> words = new ArrayList<>();
    for (JsonNode segment : file.json().path(DETAILS).path(language).path("segments")) {
      for (JsonNode word : segment.path("words")) {
        words.add(new SpokenWord(word.path(0).asDouble(), word.path(1).asDouble(), word.path(2).asText()));
      }
    }
    return words;
  }

  /** The texts by language, in the order they were created. */
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
