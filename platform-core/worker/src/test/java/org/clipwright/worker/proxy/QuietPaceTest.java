package org.clipwright.worker.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Background work waits for what somebody waits for, but never comes to a standstill. */
class QuietPaceTest {

  @Test
  void nothingIsWaitedForWhileNobodyWaits() {
    AtomicInteger asked = new AtomicInteger();
    new QuietPace(() -> asked.incrementAndGet() > 1).await();
    assertThat(asked).hasValue(1);
  }

  @Test
  void itGoesOnAsSoonAsNobodyWaitsAnyMore() {
    AtomicInteger asked = new AtomicInteger();
    new QuietPace(() -> asked.incrementAndGet() < 3).await();
    assertThat(asked).hasValue(3);
  }

  @Test
  @Timeout(30)
  void itGoesOnAfterAMomentEvenIfSomebodyAlwaysWaits() {
    long begin = System.nanoTime();
    new QuietPace(() -> true).await();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }
}
