package org.clipwright.services.work;

/** Runs one kind of job, given the id of its subject. Thread-safe. */
public interface JobHandler {

  /** Does the job; must throw soon after the thread is interrupted. */
  void run(long id);

  /**
   * Records that the job failed, instead of running it or while it is running.
   *
   * @param sentence the reason, for the job's owner
   */
  void fail(long id, String sentence);
}
