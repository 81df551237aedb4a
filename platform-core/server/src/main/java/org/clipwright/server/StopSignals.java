package org.clipwright.server;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Waits for the wish to stop: Ctrl-C, a polite kill, or another reason in the program. A second signal ends the process at
 * once.
 *
 * <p>Shutdown hooks would all run at the same time, and the built-in database has one; so the signals themselves are caught
 * and the stop is done in order by whoever waits here.
 */
final class StopSignals {

  /** What shells report for a process that was interrupted. */
  private static final int INTERRUPTED = 130;

  private final CountDownLatch wanted = new CountDownLatch(1);

  /** Begins to listen. */
  static StopSignals listen() {
    StopSignals signals = new StopSignals();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(new Signal(name), signal -> signals.received());
    }
    return signals;
  }

  private void received() {
    if (wanted.getCount() == 0) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
    wanted.countDown();
  }

  /** Wishes to stop from inside the program. */
  void stop() {
    wanted.countDown();
  }

  /** Whether the wish is there. */
  boolean wanted() {
    return wanted.getCount() == 0;
  }

  void await() throws InterruptedException {
    wanted.await();
  }
}
