package org.clipwright.services.work;

import java.time.Duration;
import org.clipwright.services.resource.UserId;

/** Passes work to the worker processes. A job enqueued in a transaction becomes visible when that commits. */
public interface JobQueue {

  /** The kinds of work, and the lane that does each. */
  enum Kind {
    /** Answering a {@link WorkRequest}. */
    WORK(Lane.INTERACTIVE),
    /** Rendering an export. */
    EXPORT(Lane.RENDER),
    /** Rendering a part of an export. */
    SEGMENT(Lane.RENDER),
    /** Joining the parts of an export. */
    JOIN(Lane.RENDER),
    /** Transcribing the speech in a file. */
    TRANSCRIPTION(Lane.TRANSCRIBE),
    /** Notifying a webhook of how an export ended. */
    WEBHOOK(Lane.INTERACTIVE),
    /** Removing media past their retention. */
    RETENTION(Lane.INTERACTIVE),
    /** Failing exports that no worker takes. */
    EXPIRY(Lane.INTERACTIVE);

    private final Lane lane;

    Kind(Lane lane) {
      this.lane = lane;
    }

    /** The lane that does this work. */
    public Lane lane() {
      return lane;
    }
  }

  /**
   * How a job ranks among its owner's other jobs in the render lane.
   *
   * @param priority higher ones go first
   * @param order within one priority, lower ones go first
   */
  record Rank(int priority, long order) {

    /** In the order in which jobs are enqueued. */
    public static final Rank NONE = new Rank(0, 0);
  }

  /**
   * Enqueues the job of an object; a job already waiting or running is left as it is.
   *
   * @param owner whom it is for: users take turns
   */
  void enqueue(Kind kind, UserId owner, long id);

  /** Enqueues a job with a rank among its owner's. */
  void enqueue(Kind kind, UserId owner, long id, Rank rank);

  /**
   * Changes the priority of the waiting jobs that an owner has in the render lane.
   *
   * @param rank the new priority, and the order of the jobs to change
   */
  void rank(UserId owner, Rank rank);

  /** Enqueues a job to run after a delay. */
  void enqueue(Kind kind, UserId owner, long id, Duration delay);
}
