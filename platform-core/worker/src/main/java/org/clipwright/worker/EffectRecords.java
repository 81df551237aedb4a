package org.clipwright.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.clipwright.services.budget.ExportScratch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the records of running effects that a killed process left on this machine, once their exports are over. An
 * export that goes on elsewhere does not know of them.
 */
final class EffectRecords implements AutoCloseable {

  private static final long PERIOD_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(EffectRecords.class);

  private final Path scratch;
  private final LongPredicate over;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("effect-records").factory());

  /**
   * Creates it idle.
   *
   * @param scratch the folder of the records
   * @param over whether the export with this id has ended or is gone
   */
  EffectRecords(Path scratch, LongPredicate over) {
    this.scratch = scratch;
    this.over = over;
  }

  /** Looks again and again until it is closed. */
  EffectRecords watch() {
    clock.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** A failure, such as that of the database, is logged: the next look may succeed. */
  private void look() {
    try {
      removeOver();
    } catch (RuntimeException failure) {
      LOG.warn("Records of effects could not be removed. message={}", failure.getMessage());
    }
  }

  /** Removes the records of exports that are over. */
  void removeOver() {
    if (!Files.isDirectory(scratch)) {
      return;
    }
    try (Stream<Path> entries = Files.list(scratch)) {
      for (Path entry : entries.toList()) {
        OptionalLong export = ExportScratch.recorded(entry);
        if (export.isPresent() && over.test(export.getAsLong())) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The scratch folder cannot be cleaned up.", failure);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
