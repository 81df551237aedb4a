package org.clipwright.services.export;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.resource.UserId;

/** Tells where exports that wait for a worker stand in the queue. Thread-safe. */
public interface ExportQueue {

  /**
   * The place of an export in the queue.
   *
   * @param position 1 for the export that is started next
   * @param startsInSeconds an estimate from the average speed so far; empty while no render worker is running or none
   * has rendered
   */
  record QueuePlace(int position, Optional<Double> startsInSeconds) {}

  /** The places of a user's waiting exports, by id. */
  Map<Long, QueuePlace> places(UserId owner);

  /**
   * Exports that have been waiting for longer than a time, by the clock of the queue, in which no worker did anything
   * for their owners: a queue that moves is not a reason to give up.
   */
  List<Long> forsaken(Duration longest);
}
