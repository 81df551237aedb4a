package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/**
 * Keeps the transcriptions in progress, at most one per file, and writes their results into the files' JSON, leaving
 * its other keys as they are. Thread-safe.
 */
public interface TranscriptionRepository {

  /**
   * A requested transcription of a file.
   *
   * @param file which file, and its own id
   * @param request the request, as written by {@link TranscriptionOrder}
   * @param attempt how many times it was begun
   */
  record Attempt(long file, UserId owner, long project, String key, ObjectNode request, int attempt) {}

  /** How far a transcription has come, with the word that the database stores. */
  enum Status {
    PENDING("pending"),
    IN_PROGRESS("in-progress"),
    CANCEL("cancel"),
    OVER("over");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** Its stored form. */
    public String word() {
      return word;
    }
  }

  /** Queues a file for transcription; false when that is already in progress. */
  boolean start(UserId owner, long file, ObjectNode request);

  /** Counts an attempt; empty when it is over, canceled or gone. */
  Optional<Attempt> begin(long file);

  /** Takes back the last counted attempt. */
  void takeBack(long file);

  /** Its status; empty when there is none. */
  Optional<Status> status(long file);

  /** Requests its cancellation; empty when it is already over, otherwise its previous status. */
  Optional<Status> requestCancel(UserId owner, long file);

  /** Ends it; false when it is already over. */
  boolean end(long file);

  /** Records its progress in the file's JSON. */
  void tell(long file, ObjectNode told);

  /**
   * Adds its result to the file's JSON: the first of several forms with which the JSON is not too large.
   *
   * @param forms objects whose keys are added; where the file has an object under a key already, the two are merged
   * @return the index of the form that was used; -1 when all are too large
   */
  int keep(long file, List<ObjectNode> forms);
}
