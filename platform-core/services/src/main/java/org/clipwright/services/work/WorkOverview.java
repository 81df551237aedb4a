package org.clipwright.services.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.Export;

/** An overview of the platform's work for all users, for operators. Thread-safe. */
public interface WorkOverview {

  /** An export as the administration lists it. */
  record Entry(Export export, String owner, String project) {}

  /**
   * A worker process that is connected.
   *
   * @param lane the lane it works for
   * @param name its name
   * @param since when it connected
   * @param jobs how many jobs it is running
   */
  record Worker(String lane, String name, Instant since, int jobs) {}

  /**
   * The queue of a lane.
   *
   * @param waiting jobs that are ready to run
   * @param running jobs in progress
   * @param oldest how long the oldest waiting job has waited
   */
  record Queue(long waiting, long running, Duration oldest) {
    public static final Queue EMPTY = new Queue(0, 0, Duration.ZERO);
  }

  /**
   * The figures for monitoring.
   *
   * @param exports by status; a status without exports may be missing
   * @param workers by lane
   * @param counts the totals
   */
  record Figures(
      Map<Lane, Queue> queues, Map<Export.Status, Long> exports, Map<String, Long> workers,
      Map<WorkCounts.Total, Long> counts) {
    public static final Figures NONE = new Figures(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** The current figures. */
  Figures figures();

  /** How many exports have each status; a status without exports may be missing. */
  Map<Export.Status, Long> counts();

  /** How many jobs are ready and waiting for a worker, by lane. */
  Map<String, Long> waiting();

  /** Exports, most recently changed first; all of them without a status. */
  List<Entry> exports(Optional<Export.Status> status, long offset, int limit);

  /** The workers, by lane and name. */
  List<Worker> workers();
}
