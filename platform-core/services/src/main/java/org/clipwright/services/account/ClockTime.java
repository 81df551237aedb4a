package org.clipwright.services.account;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.error.ThrottledException;

/** Time from a clock that tests can set, and token buckets that refill by it. */
record ClockTime(InstantSource clock) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }

  /** A full bucket that gains {@code refill} tokens per period. */
  Bucket bucket(int capacity, int refill, Duration period) {
    return Bucket.builder().withCustomTimePrecision(this)
        .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period)).build();
  }

  /**
   * Takes a token.
   *
   * @throws ThrottledException when there is none, with the whole seconds until the next one
   */
  static void take(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new ThrottledException(Math.max(1, Math.ceilDiv(
          probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1))));
    }
  }
}
