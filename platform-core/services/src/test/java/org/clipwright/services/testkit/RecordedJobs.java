package org.clipwright.services.testkit;

import java.time.Duration;
import java.util.List;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.JobQueue;

/**
 * A queue that only writes down what is asked of it.
 *
 * @param jobs the jobs so far, such as {@code EXPORT 1}, and new ranks, such as {@code RANK 5 1}
 */
public record RecordedJobs(List<String> jobs) implements JobQueue {

  @Override
  public void enqueue(Kind kind, UserId owner, long id) {
    jobs.add(kind + " " + id);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Rank rank) {
    enqueue(kind, owner, id);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Duration delay) {
    enqueue(kind, owner, id);
  }

  @Override
  public void rank(UserId owner, Rank rank) {
    jobs.add("RANK " + rank.priority() + " " + rank.order());
  }
}
