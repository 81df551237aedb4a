package org.clipwright.services.work;

import java.time.Duration;
import org.clipwright.services.resource.UserId;

/** Hands work to the worker processes. A job that is enqueued in a transaction exists when that is committed. */
public interface JobQueue {

  /** What kinds of work there are, and which lane does them. */
  enum Kind {
    /** Answering a {@link WorkRequest}. */
    WORK(Lane.INTERACTIVE),
    /** Rendering an export. */
    EXPORT(Lane.RENDER),
    /** Writing down what is said in a file. */
    TRANSCRIPTION(Lane.TRANSCRIBE),
    /** Telling a webhook how an export ended. */
    WEBHOOK(Lane.INTERACTIVE);

    private final Lane lane;

    Kind(Lane lane) {
      this.lane = lane;
    }

    /** Whose work it is. */
    public Lane lane() {
      return lane;
    }
  }

  /**
   * Enqueues the job of an object; one that is already waiting or running stays as it is.
   *
   * @param owner for whom it is done: users take turns
   */
  void enqueue(Kind kind, UserId owner, long id);

  /** Enqueues a job to be done after a while. */
  void enqueue(Kind kind, UserId owner, long id, Duration delay);
}
