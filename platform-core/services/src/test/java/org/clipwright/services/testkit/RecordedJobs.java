package org.clipwright.services.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.JobQueue;

/**
 * A queue that only writes down what is asked of it.
 *
 * @param jobs the jobs so far, such as {@code EXPORT 1}, and {@code EXPORT 1 5 1} where its rank is not the usual one;
 *     also new ranks, such as {@code RANK 5 1}
 * @param delays of the jobs that are to wait
 */
public record RecordedJobs(List<String> jobs, List<Duration> delays) implements JobQueue {

  public RecordedJobs() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id) {
    jobs.add(kind + " " + id);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Rank rank) {
    boolean usual = rank.equals(new Rank(0, id));
    jobs.add(kind + " " + id + (usual ? "" : " " + rank.priority() + " " + rank.order()));
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Duration delay) {
    enqueue(kind, owner, id);
    delays.add(delay);
  }

  @Override
  public void rank(UserId owner, Rank rank) {
    jobs.add("RANK " + rank.priority() + " " + rank.order());
  }
}
