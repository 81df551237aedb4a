package org.clipwright.services.work;

/** Does one kind of job, given the id of what it is about. Several threads may call it. */
public interface JobHandler {

  /** Does the job. When the thread is interrupted, it shall throw soon. */
  void run(long id);

  /**
   * Writes down that the job failed, instead of doing it or while it is being done.
   *
   * @param sentence why, for the job's owner
   */
  void fail(long id, String sentence);
}
