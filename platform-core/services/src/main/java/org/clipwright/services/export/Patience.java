package org.clipwright.services.export;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.work.RenderStoppedException;

/**
 * How long work survives that the database or the storage is away for a while.
 *
 * @param longest how long one may be away
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

  /**
   * Waits until something that is away is back.
   *
   * @param wanted whether there is still a reason to wait
   * @return false when it was away for too long
   */
  boolean await(BooleanSupplier back, BooleanSupplier wanted) {
    long end = System.nanoTime() + longest.toNanos();
    while (wanted.getAsBoolean() && !back.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException asked) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return true;
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
