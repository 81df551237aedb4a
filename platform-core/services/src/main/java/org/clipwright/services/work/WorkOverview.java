package org.clipwright.services.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportStatus;

/** What the platform does for all of its users, for operators. Any thread may call it. */
public interface WorkOverview {

  /** An export with the names that an operator knows it by. */
  record Entry(Export export, String owner, String project) {}

  /**
   * A worker process that is connected.
   *
   * @param lane whose work it does
   * @param name what it is called
   * @param since when it connected
   * @param jobs how many jobs it is doing
   */
  record Worker(String lane, String name, Instant since, int jobs) {}

  /** How many exports there are of each status; one without exports may be missing. */
  Map<ExportStatus, Long> counts();

  /** How many jobs wait for a worker, by lane. */
  Map<String, Long> waiting();

  /** Exports, the one that changed last first; without a status all of them. */
  List<Entry> exports(Optional<ExportStatus> status, long offset, int limit);

  /** The workers, by lane and name. */
  List<Worker> workers();
}
