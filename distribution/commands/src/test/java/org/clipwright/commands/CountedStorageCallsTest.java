package org.clipwright.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.work.WorkCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The totals of storage calls that workers report. */
class CountedStorageCallsTest {

  private static final long MILLI = 1_000_000;

  /** Totals that can be unreachable. */
  private static final class Totals implements WorkCounts {

    private final Map<WorkCounts.Total, Long> all = new EnumMap<>(WorkCounts.Total.class);
    private boolean gone;

    @Override
    public synchronized void add(WorkCounts.Total count, long amount) {
      if (gone) {
        throw new PlatformException(ErrorCode.RESOURCE, "The database is gone.");
      }
      all.merge(count, amount, Long::sum);
    }

    synchronized long of(WorkCounts.Total count) {
      return all.getOrDefault(count, 0L);
    }

    synchronized void lose(boolean now) {
      gone = now;
    }
  }

  @Test
  void successesFailuresAndTheirTimeAreAddedUpByTheEndAtTheLatest() {
    Totals totals = new Totals();
    try (CountedStorageCalls calls = CountedStorageCalls.start(totals, Duration.ofHours(1))) {
      for (int i = 0; i < 10; i++) {
        calls.called("put", i > 2, MILLI / 2);
      }
      assertThat(totals.of(WorkCounts.Total.STORAGE_CALLS)).isZero();
    }
    assertThat(totals.of(WorkCounts.Total.STORAGE_CALLS)).isEqualTo(7);
    assertThat(totals.of(WorkCounts.Total.STORAGE_FAILURES)).isEqualTo(3);
    assertThat(totals.of(WorkCounts.Total.STORAGE_MILLIS)).isEqualTo(5);
  }

  @Test
  @Timeout(60)
  void whatCouldNotBeWrittenIsWrittenOnceTheDatabaseIsBack() throws InterruptedException {
    Totals totals = new Totals();
    totals.lose(true);
    try (CountedStorageCalls calls = CountedStorageCalls.start(totals, Duration.ofMillis(5))) {
      calls.called("find", true, MILLI);
      Thread.sleep(100);
      totals.lose(false);
      while (totals.of(WorkCounts.Total.STORAGE_CALLS) == 0) {
        Thread.sleep(5);
      }
    }
    assertThat(totals.of(WorkCounts.Total.STORAGE_CALLS)).isEqualTo(1);
    assertThat(totals.of(WorkCounts.Total.STORAGE_MILLIS)).isEqualTo(1);
  }
}
