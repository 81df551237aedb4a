package org.clipwright.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.FilteredContent;

/**
 * Aborts a stream that arrives so slowly that it would occupy its reader for days; the reader's own time does not
 * count.
 */
final class PacedStream extends FilteredContent {

  /** Slower than any connection that films are fetched over. */
  private static final long LEAST_BYTES_PER_SECOND = 4096;

  private final long graceNanos;
  private final Supplier<RuntimeException> tooSlow;
  private long waitedNanos;
  private long read;

  /**
   * Watches a stream.
   *
   * @param grace how long it may fall below that rate
   */
  PacedStream(InputStream in, Duration grace, Supplier<RuntimeException> tooSlow) {
    super(in);
    this.graceNanos = grace.toNanos();
    this.tooSlow = tooSlow;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long asked = System.nanoTime();
    int count = in.read(bytes, offset, length);
    waitedNanos += System.nanoTime() - asked;
    read += Math.max(0, count);
    long late = waitedNanos - graceNanos;
    if (count >= 0 && late > 0 && read < late / 1_000_000_000.0 * LEAST_BYTES_PER_SECOND) {
      throw tooSlow.get();
    }
    return count;
  }

  /** Does nothing: closing the stream would read it to its end, so the connection is closed instead. */
  @Override
  public void close() {}
}
