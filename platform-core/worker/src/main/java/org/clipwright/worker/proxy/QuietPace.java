package org.clipwright.worker.proxy;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Lets background work go on while nothing else is done, and at a slow pace otherwise: it would slow down what somebody
 * waits for by more than its priority tells, by the memory that it reads and the pauses of the collector.
 *
 * @param busy whether somebody waits for something
 */
record QuietPace(BooleanSupplier busy) {

  /** Before each picture, which takes some five milliseconds. */
  private static final Duration PAUSE = Duration.ofMillis(150);

  private static final long LOOK_AGAIN_MILLIS = 10;

  /** Waits until nobody waits for anything, but only for a moment. */
  void await() {
    long end = System.nanoTime() + PAUSE.toNanos();
    try {
      while (busy.getAsBoolean() && System.nanoTime() - end < 0) {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
