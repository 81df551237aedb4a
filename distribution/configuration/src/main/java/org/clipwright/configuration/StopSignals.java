package org.clipwright.configuration;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Waits for a request to stop: Ctrl-C, SIGTERM, a closed terminal, or another reason in the program. A second signal
 * ends the process at once.
 *
 * <p>Shutdown hooks would all run concurrently, and the built-in database has one; so the signals themselves are
 * caught, and the caller that waits here shuts down in order.
 */
public final class StopSignals {

  /** What shells report for a process that was interrupted. */
  private static final int INTERRUPTED = 130;

  private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

  private final CountDownLatch wanted = new CountDownLatch(1);

  /** Starts listening. */
  public static StopSignals listen() {
    StopSignals signals = new StopSignals();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal.handle(new Signal(name), signal -> signals.received());
    }
    return signals;
  }

  /**
   * Starts listening in a supervised process: Ctrl-C and hang-ups, which a terminal sends to both, are left to the
   * supervisor, which signals this process by closing its standard input.
   */
  public static StopSignals listenSupervised() {
    StopSignals signals = new StopSignals();
    Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
    Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
    Signal.handle(new Signal("TERM"), signal -> signals.received());
    Thread.ofPlatform().name("supervision").daemon().start(signals::awaitEndOfInput);
    return signals;
  }

  private void awaitEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException brokenPipe) {
      LOG.debug("The supervisor has exited.", brokenPipe);
    }
    stop();
  }

  private void received() {
    if (wanted.getCount() == 0) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
    wanted.countDown();
  }

  /** Requests a stop from inside the program. */
  public void stop() {
    wanted.countDown();
  }

  public void await() throws InterruptedException {
    wanted.await();
  }
}
