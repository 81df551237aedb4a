package org.clipwright.services.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.work.WorkCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records progress a few times a second, and checks whether the export should stop or uses too much of the disk. */
final class RenderWatch implements ExportRenderer.Monitor {

  private static final long PAUSE_NANOS = 300_000_000;
  private static final Logger LOG = LoggerFactory.getLogger(RenderWatch.class);

  private final ExportWork on;
  private final Export export;
  private final Path folder;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final long endNanos;
  private Ledger ledger;
  private volatile boolean stop;
  private long last = System.nanoTime() - PAUSE_NANOS;

  /** Where progress is recorded. */
  interface Ledger {

    /** Records how much of the whole is done; false when the work should stop. */
    boolean write(long done, long total);
  }

  RenderWatch(ExportWork on, Export export, Path folder, Ledger ledger) {
    this.on = on;
    this.export = export;
    this.folder = folder;
    this.ledger = ledger;
    this.endNanos =
        System.nanoTime() + on.time().longest().minus(export.progress().rendering().spent()).toNanos();
  }

  @Override
  public synchronized void progress(long done, long total) {
    on.step().run();
    if (System.nanoTime() - last < PAUSE_NANOS) {
      return;
    }
    last = System.nanoTime();
    if (System.nanoTime() > endNanos) {
      throw new PlatformException(ErrorCode.RESOURCE, on.time().sentence());
    }
    on.disk().objection(folder).ifPresent(sentence -> {
      throw new PlatformException(ErrorCode.RESOURCE, sentence);
    });
    note(done, total);
  }

  /** Records the beginning of another step at once, and all further progress as part of it. */
  synchronized void turnTo(Ledger other) {
    ledger = other;
    on.step().run();
    note(1, 1);
  }

  private void note(long done, long total) {
    try {
      stop = !ledger.write(done, total);
      on.notices().publish(Notices.Topic.EXPORT_CHANGED, export.id());
    } catch (LostDatabaseException lost) {
      LOG.debug("Progress is not recorded without the database; the work goes on. export={}", export.id(), lost);
    }
  }

  /** The film is rendered; its upload is watched in the same way, and stopped by an exception. */
  void uploads() throws IOException {
    progress(1, 1);
    if (cancelled()) {
      throw new IOException("The export is being stopped");
    }
  }

  Set<String> warnings() {
    return warnings;
  }

  @Override
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  @Override
  public void rendered(long frames) {
    on.counts().add(WorkCounts.Total.FRAMES, frames);
  }

  @Override
  public boolean cancelled() {
    return stop || Thread.currentThread().isInterrupted();
  }
}
