package org.clipwright.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkCounts;
import org.clipwright.services.work.WorkOverview;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of all servers and workers together, as recorded in the database; read at most every few seconds. */
final class WorkFigures {

  private static final Logger LOG = LoggerFactory.getLogger(WorkFigures.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final WorkOverview overview;
  private volatile WorkOverview.Figures figures = WorkOverview.Figures.NONE;
  private long readNanos = System.nanoTime() - FRESH.toNanos();

  WorkFigures(MeterRegistry registry, WorkOverview overview) {
    this.overview = overview;
    for (Lane lane : Lane.values()) {
      lane(registry, lane);
    }
    for (Export.Status status : Export.Status.values()) {
      Gauge.builder("clipwright.exports", () -> figures.exports().getOrDefault(status, 0L))
          .description("Stored exports, by status.").tag("status", status.word()).register(registry);
    }
    outcome(registry, "completed", WorkCounts.Total.EXPORTS_COMPLETED);
    outcome(registry, "failed", WorkCounts.Total.EXPORTS_FAILED);
    counter(registry, "clipwright.frames.rendered", "Frames rendered by exports.", WorkCounts.Total.FRAMES);
    counter(registry, "clipwright.render.milliseconds", "Time spent rendering these frames.",
        WorkCounts.Total.RENDER_MILLIS);
    storage(registry, "ok", WorkCounts.Total.STORAGE_CALLS);
    storage(registry, "failed", WorkCounts.Total.STORAGE_FAILURES);
    counter(registry, "clipwright.worker.storage.milliseconds", "Time that workers waited for the storage.",
        WorkCounts.Total.STORAGE_MILLIS);
    segments(registry, "rendered", WorkCounts.Total.SEGMENTS_RENDERED);
    segments(registry, "reused", WorkCounts.Total.SEGMENTS_REUSED);
  }

  private void lane(MeterRegistry registry, Lane lane) {
    Gauge.builder("clipwright.queue.waiting", () -> queue(lane).waiting())
        .description("Jobs waiting for a worker.").tag("lane", lane.word()).register(registry);
    Gauge.builder("clipwright.queue.running", () -> queue(lane).running())
        .description("Running jobs.").tag("lane", lane.word()).register(registry);
    Gauge.builder("clipwright.queue.age", () -> queue(lane).oldest().toMillis() / 1000.0).baseUnit("seconds")
        .description("Age of the oldest waiting job.").tag("lane", lane.word()).register(registry);
    Gauge.builder("clipwright.workers", () -> figures.workers().getOrDefault(lane.word(), 0L))
        .description("Connected worker processes.").tag("lane", lane.word()).register(registry);
  }

  private WorkOverview.Queue queue(Lane lane) {
    return figures.queues().getOrDefault(lane, WorkOverview.Queue.EMPTY);
  }

  private void outcome(MeterRegistry registry, String outcome, WorkCounts.Total count) {
    FunctionCounter.builder("clipwright.exports.ended", this, one -> one.counted(count))
        .description("Exports that have ended, by outcome.").tag("outcome", outcome).register(registry);
  }

  private void storage(MeterRegistry registry, String outcome, WorkCounts.Total count) {
    FunctionCounter.builder("clipwright.worker.storage.calls", this, one -> one.counted(count))
        .description("Storage calls of all workers, by outcome.").tag("outcome", outcome).register(registry);
  }

  private void segments(MeterRegistry registry, String source, WorkCounts.Total count) {
    FunctionCounter.builder("clipwright.segments", this, one -> one.counted(count))
        .description("Segments of exports, rendered or reused.")
        .tag("source", source).register(registry);
  }

  private void counter(MeterRegistry registry, String name, String description, WorkCounts.Total count) {
    FunctionCounter.builder(name, this, one -> one.counted(count)).description(description).register(registry);
  }

  private double counted(WorkCounts.Total count) {
    Map<WorkCounts.Total, Long> counts = figures.counts();
    return counts.getOrDefault(count, 0L);
  }

  /** Figures that cannot be read now keep their last values; readiness reports that the database is gone. */
  synchronized void refresh() {
    if (System.nanoTime() - readNanos < FRESH.toNanos()) {
      return;
    }
    readNanos = System.nanoTime();
    try {
      figures = overview.figures();
    } catch (PlatformException gone) {
      LOG.warn("The figures for the metrics cannot be read. reason=\"{}\"", gone.getMessage());
    }
  }
}
