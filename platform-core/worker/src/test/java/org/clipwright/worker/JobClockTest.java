package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clipwright.services.export.ExportLimit;
import org.clipwright.services.work.JobHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long jobs may take. */
@Timeout(60)
class JobClockTest {

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final JobClock clock = new JobClock(_ -> {}, stuck -> said.add("stuck " + stuck));

  /** Comes further without end. */
  private JobHandler busy() {
    return new JobHandler() {
      @Override
      public void run(long id) {
        try {
          while (true) {
            clock.step();
            TimeUnit.MILLISECONDS.sleep(10);
          }
        } catch (InterruptedException stopped) {
          said.add("stopped " + id);
        }
      }

      @Override
      public void fail(long id, String sentence) {
        said.add(sentence);
      }
    };
  }

  @Test
  void exportThatComesFurtherWithoutEndIsStoppedAtLast() throws InterruptedException {
    JobLimit whole = new JobLimit(Duration.ofMillis(500), JobLimit.Counted.FROM_BEGINNING, "too long in all");
    JobHandler limited = clock.limited(clock.limited(busy(), JobLimit.ofExport(Duration.ofMinutes(1))), whole);
    Thread.ofPlatform().daemon().start(() -> limited.run(7));
    assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("too long in all");
    assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("stopped 7");
    clock.close();
  }

  @Test
  void wholeExportsAreToldInHours() {
    assertThat(JobLimit.ofWholeExport(new ExportLimit(Duration.ofHours(48))).sentence()).startsWith(
        "Rendering was stopped because it took longer than the 48 hours that one export may take.");
  }
}
