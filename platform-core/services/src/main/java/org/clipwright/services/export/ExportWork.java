package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clipwright.services.budget.ExportScratch;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.FileTrees;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.segment.FilmPart;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.RenderStoppedException;
import org.clipwright.services.work.WorkCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dependencies of export jobs.
 *
 * @param parts the parts that exports are rendered in
 * @param segments the store of finished parts
 * @param hostname this machine's name in the reports of exports
 * @param time how long all jobs of an export together may take
 * @param step called whenever an export has progressed
 */
public record ExportWork(
    ExportRepository exports, ProjectRepository projects, ProjectDocument document, PartRepository parts,
    SegmentStore segments, ExportRenderer renderer, MediaStore media, JobQueue queue, Transactions transactions,
    Notices notices, String hostname, JobDisk disk, ExportLimit time, WorkCounts counts, Runnable step) {

  /** How many workers an export may crash. */
  static final int MOST_ATTEMPTS = 2;

  /** The parts only remain to be joined. */
  static final ExportRepository.Step JOINING = ExportRepository.Step.after(Export.RenderStage.JOINING, 99.85);

  private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
  private static final Patience PATIENCE = new Patience(Duration.ofMinutes(1), Duration.ofSeconds(1));
  private static final Patience STORAGE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(1));

  ExportLifecycle lifecycle() {
    return new ExportLifecycle(exports, queue, transactions, notices);
  }

  /** Ends an export without output, unless another worker has taken over. */
  void fail(Export export, Hold hold, String message) {
    boolean failed = transactions.call(() -> {
      boolean ours = hold.lasts();
      if (ours) {
        lifecycle().fail(export, report(export), message);
      }
      return ours;
    });
    LOG.info(failed ? "An export failed. project={} export={} attempt={} message={}"
        : "An attempt failed that another worker has taken over. project={} export={} attempt={} message={}",
        export.project(), export.id(), export.progress().attempt(), message);
  }

  /** Does part of an export's work; anything unforeseen fails the export, which is not retried. */
  <T> T foreseen(Export export, Supplier<T> work) {
    try {
      return work.get();
    } catch (RenderStoppedException | PlatformException | FilmPart.DamagedException known) {
      throw known;
    } catch (RuntimeException failure) {
      throw unforeseen(export, failure);
    }
  }

  /** The same for rendering, whose time is counted. */
  <T> T rendered(Export export, Supplier<T> work) {
    long start = System.nanoTime();
    T made;
    try (Tracer.Span _ = Traces.step("render")) {
      made = foreseen(export, work);
    }
    counts.add(WorkCounts.Total.RENDER_MILLIS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    return made;
  }

  /**
   * How a failed job ends. A stopping worker interrupts whatever its jobs wait for, such as a storage; neither that nor
   * the loss of the database or of the storage counts as a failure of the job, unless the storage is away for too long.
   */
  Runnable failed(Export export, Hold hold, PlatformException failure, Runnable stopped) {
    if (failure instanceof LostDatabaseException) {
      LOG.warn("Work for an export stopped without the database. export={}", export.id(), failure);
      return stopped;
    }
    if (Thread.currentThread().isInterrupted()) {
      return stopped;
    }
    return MediaStore.isOutage(failure)
        ? () -> afterOutage(export, hold, failure, stopped) : () -> fail(export, hold, failure.getMessage());
  }

  private void afterOutage(Export export, Hold hold, PlatformException failure, Runnable stopped) {
    LOG.warn("Work for an export waits for the storage. export={} reason=\"{}\"", export.id(), failure.getMessage());
    if (STORAGE.await(media::isReachable, hold::lasts)) {
      stopped.run();
    } else {
      fail(export, hold, failure.getMessage());
    }
  }

  /** Counts that work for an export is begun again because its worker died. */
  void countRetry(long export) {
    transactions.run(() -> exports.findAny(export).filter(exports::isInAttempt)
        .ifPresent(now -> exports.replaceJson(export, ExportReport.retried(now))));
  }

  /** Reports why frames are encoded although copies were asked for, and how many for each reason. */
  void explain(Export export, Map<String, Long> reasons) {
    if (!reasons.isEmpty()) {
      transactions.run(() -> exports.findAny(export.id()).filter(exports::isInAttempt)
          .ifPresent(now -> exports.replaceJson(now.id(), ExportReport.explained(now, reasons))));
    }
  }

  /** An export's current JSON, with the server's report on this process. */
  ObjectNode report(Export export) {
    return ExportReport.on(hostname, WorkerStats.now(), exports.findAny(export.id()).orElse(export));
  }

  /**
   * Does work in a separate folder, which is removed afterwards.
   *
   * @param work returns the outcome; run only once the folder is gone, so that a finished export leaves nothing behind
   */
  void inFolder(Export export, Function<Path, Runnable> work) {
    Path folder = ExportScratch.attempt(disk.scratch(), export.id());
    Runnable end;
    long start = System.nanoTime();
    try {
      Files.createDirectories(folder);
      WorkerStats.begin();
      end = work.apply(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("The folder of an export cannot be created.", unwritable);
    } finally {
      remove(folder);
      spend(export, Duration.ofNanos(System.nanoTime() - start));
    }
    PATIENCE.withDatabase(end);
  }

  private void spend(Export export, Duration time) {
    try {
      exports.spend(export.id(), time);
    } catch (LostDatabaseException lost) {
      LOG.warn("The time spent on an export was not counted. export={}", export.id(), lost);
    }
  }

  private static void remove(Path folder) {
    try {
      FileTrees.remove(folder);
    } catch (IOException e) {
      LOG.warn("A scratch folder could not be removed. folder={}", folder, e);
    }
  }

  /** An unexpected failure recurs on every attempt, so the export fails at once and is not retried. */
  private RuntimeException unforeseen(Export export, RuntimeException failure) {
    if (Thread.currentThread().isInterrupted()) {
      LOG.debug("An attempt ended because its worker was stopped. export={}", export.id(), failure);
      return new RenderStoppedException();
    }
    LOG.error("Rendering failed. project={} export={}", export.project(), export.id(), failure);
    return new PlatformException(ErrorCode.INTERNAL,
        "Rendering failed because of an internal error; see the log for export " + export.id() + ".", failure);
  }

  /** The message for the owner of an export that has crashed as many workers as it may. */
  String givenUp(Path effects) {
    String last = renderer.lastRunning(effects).map(what -> ", the last time while " + what + " was running")
        .orElse("");
    return "Rendering was abandoned: the worker process died " + MOST_ATTEMPTS + " times while working on it" + last
        + ".";
  }

  /** A message for an owner, with what was running when it happened. */
  String withRunning(String sentence, Path effects) {
    Optional<String> running = renderer.lastRunning(effects);
    return running.map(what -> sentence + " When it happened, " + what + " was running.").orElse(sentence);
  }
}
