package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.clipwright.services.resource.ProjectFile;

/**
 * The progress of a file's transcription, as reported under a key of the file's JSON: {@code status} in the words of
 * exports, {@code progress} in percent, {@code error}.
 *
 * @param percent 0 to 100
 * @param error why it failed; empty unless it did
 */
public record FileTranscription(TranscriptionStage stage, double percent, String error) {

  static final String KEY = "transcription";

  /** How far the transcription of a file has come. */
  public enum TranscriptionStage {
    /** Never requested. */
    NONE,
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED
  }

  /** The progress recorded in a file. */
  public static FileTranscription of(ProjectFile file) {
    JsonNode told = file.json().path(KEY);
    TranscriptionStage stage = switch (told.path("status").asText()) {
      case "pending" -> TranscriptionStage.QUEUED;
      case "in-progress" -> TranscriptionStage.RUNNING;
      case "completed" -> TranscriptionStage.COMPLETED;
      case "failed" -> TranscriptionStage.FAILED;
      default -> TranscriptionStage.NONE;
    };
    double percent =
        stage == TranscriptionStage.COMPLETED ? 100 : Math.clamp(told.path("progress").asDouble(0), 0, 100);
    return new FileTranscription(stage, percent, told.path("error").asText());
  }

  /** A file's report, turned into that of a failure. */
  static ObjectNode failed(ProjectFile file, String error) {
    ObjectNode told = file.json().path(KEY) instanceof ObjectNode known ? known.deepCopy() : file.json().objectNode();
    return told.put("status", "failed").put("error", error);
  }

  /** Whether nothing more will happen unless it is requested again. */
  public boolean isOver() {
    return stage != TranscriptionStage.QUEUED && stage != TranscriptionStage.RUNNING;
  }

  /** A sentence for people, with the languages in which there is a transcript. */
  public String message(Collection<String> languages) {
    String have = languages.isEmpty() ? "" : " It has a transcript in " + String.join(", ", languages) + ".";
    return switch (stage) {
      case NONE -> "This file is not being transcribed." + have;
      case QUEUED -> "The transcription is waiting for a worker.";
      case RUNNING -> "The file is being transcribed.";
      case COMPLETED -> "The transcription is complete." + have;
      case FAILED -> error.isBlank() ? "The transcription has failed." : error;
    };
  }
}
