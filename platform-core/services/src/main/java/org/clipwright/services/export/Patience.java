package org.clipwright.services.export;

import java.time.Duration;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.work.RenderStoppedException;

/**
 * How the outcome of long work is recorded although the database is away for a while.
 *
 * @param longest how long it may be away
 * @param pause how long to wait before the next try
 */
record Patience(Duration longest, Duration pause) {

  /** Does something that may be done twice until the database takes it; at the latest, its absence is thrown. */
  void withDatabase(Runnable work) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        work.run();
        return;
      } catch (LostDatabaseException lost) {
        if (System.nanoTime() > end) {
          throw lost;
        }
        sleep(lost);
      }
    }
  }

  private void sleep(LostDatabaseException lost) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      lost.addSuppressed(asked);
      throw new RenderStoppedException();
    }
  }
}
