package org.clipwright.graphql.upload;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.error.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Periodically removes abandoned uploads until it is closed. */
public final class UploadSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

  private final Uploads uploads;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);

  private UploadSweep(Uploads uploads, Duration pause) {
    this.uploads = uploads;
    this.pause = pause;
  }

  /** Starts sweeping, with a pause before each run. */
  public static UploadSweep start(Uploads uploads, Duration pause) {
    UploadSweep sweep = new UploadSweep(uploads, pause);
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
      uploads.sweep();
    } catch (UncheckedIOException | PlatformException failure) {
      LOG.warn("Old uploads could not be removed.", failure);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
