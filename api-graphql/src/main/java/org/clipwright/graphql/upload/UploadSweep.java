package org.clipwright.graphql.upload;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes uploads that nobody goes on with, again and again, until it is closed. */
public final class UploadSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

  private final UploadTargets targets;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  private UploadSweep(UploadTargets targets, Duration pause) {
    this.targets = targets;
    this.pause = pause;
  }

  /** Begins to sweep, with so long a pause before each time. */
  public static UploadSweep start(UploadTargets targets, Duration pause) {
    UploadSweep sweep = new UploadSweep(targets, pause);
    Thread.ofVirtual().name("upload-sweep").start(sweep::run);
    return sweep;
  }

  private void run() {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        sweep();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    try {
      targets.sweep();
    } catch (UncheckedIOException failure) {
      LOG.warn("Old uploads could not be removed.", failure);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
