package org.clipwright.services.transcript;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/**
 * Keeps which files are being transcribed, one transcription a file, and writes into the JSON of files what comes of
 * it, leaving their other keys as they are. Any thread may call it.
 */
public interface TranscriptionRepository {

  /** Where a transcription stands. */
  enum Status {
    PENDING("pending"),
    IN_PROGRESS("in-progress"),
    CANCEL("cancel"),
    OVER("over");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** How it is stored. */
    public String word() {
      return word;
    }
  }

  /** Notes that a file is to be transcribed; false when that is going on already. */
  boolean start(UserId owner, long file, ObjectNode request);

  /** Counts an attempt; empty when it is over, canceled or gone. */
  Optional<Transcription> begin(long file);

  /** Takes the attempt back that was counted last. */
  void takeBack(long file);

  /** Where it stands; empty when there is none. */
  Optional<Status> status(long file);

  /** Asks for its end; empty when it is over already, otherwise where it stood. */
  Optional<Status> requestCancel(UserId owner, long file);

  /** Ends it; false when it is over already. */
  boolean end(long file);

  /** Writes down in the file's JSON how far it is. */
  void tell(long file, ObjectNode told);

  /**
   * Adds to the file's JSON what came of it: the first of some forms with which that is not too large.
   *
   * @param forms objects whose keys are added; where the file has an object under a key already, the two are merged
   * @return the number of the form that was taken; -1 when all are too large
   */
  int keep(long file, List<ObjectNode> forms);
}
