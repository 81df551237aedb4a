package org.clipwright.services.work;

import java.util.Map;
import java.util.Set;

/** The jobs of one lane that one process does. Any thread may use it. */
public interface LaneJobs extends AutoCloseable {

  /** Takes jobs from the queue. */
  @FunctionalInterface
  interface Source {

    /**
     * Begins to do jobs.
     *
     * @param handlers what does them, by their kind
     */
    LaneJobs start(Map<JobQueue.Kind, JobHandler> handlers);
  }

  /** What the process is called in the queue. */
  String worker();

  /** How many jobs are being done at this moment. */
  int load();

  /** Takes no more jobs; what is running may come to its end. To be closed soon. */
  void takeNoMore();

  /** Leaves all jobs of a user, one of whose jobs brings this process down, to its successor for a while. */
  void bind(long culprit);

  /** Gives what is running back to the queue with its attempts, without the jobs of some objects, which are over. */
  void giveBackAllBut(Set<Long> over);

  /** Stops what is running, which goes back to the queue. */
  @Override
  void close();
}
