package org.clipwright.services.work;

import java.util.Map;
import java.util.Set;

/** The jobs of one lane that one process runs. Thread-safe. */
public interface LaneJobs extends AutoCloseable {

  /** Takes jobs from the queue. */
  @FunctionalInterface
  interface Source {

    /**
     * Begins to take and run jobs.
     *
     * @param handlers the handlers, by kind of job
     */
    LaneJobs start(Map<JobQueue.Kind, JobHandler> handlers);
  }

  /** This process's name in the queue. */
  String worker();

  /** How many jobs are running. */
  int load();

  /** Takes no more jobs; running ones may finish. To be closed soon after. */
  void takeNoMore();

  /** Reserves all jobs of a user, one of whose jobs is crashing this process, for its successor for a while. */
  void bind(long culprit);

  /** Returns running jobs and their attempts to the queue, except the jobs of some objects, which are over. */
  void giveBackAllBut(Set<Long> over);

  /** Stops running jobs, which go back to the queue. */
  @Override
  void close();
}
