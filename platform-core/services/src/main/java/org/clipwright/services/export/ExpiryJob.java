package org.clipwright.services.export;

import java.time.Duration;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails exports that no worker has taken for too long, and enqueues each once more unless it was retried before.
 * Runs every minute: each run schedules the next.
 */
final class ExpiryJob implements JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);
  private static final UserId NOBODY = new UserId(0);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final ExportQueue waiting;
  private final ExportRepository exports;
  private final JobQueue queue;
  private final ExportLifecycle lifecycle;
  private final Duration longest;

  /**
   * Creates the job.
   *
   * @param longest how long an export may wait while nothing is done for its owner
   */
  ExpiryJob(
      ExportQueue waiting, ExportRepository exports, JobQueue queue, Transactions transactions, Notices notices,
      Duration longest) {
    this.waiting = waiting;
    this.exports = exports;
    this.queue = queue;
    this.lifecycle = new ExportLifecycle(exports, queue, transactions, notices);
    this.longest = longest;
  }

  /** Starts the periodic check; all servers that share a database may call it. */
  static void schedule(JobQueue queue) {
    queue.enqueue(JobQueue.Kind.EXPIRY, NOBODY, NOBODY.value(), PERIOD);
  }

  @Override
  public void run(long id) {
    queue.enqueue(JobQueue.Kind.EXPIRY, NOBODY, id, PERIOD);
    for (long forsaken : waiting.forsaken(longest)) {
      exports.findAny(forsaken).filter(export -> export.status() == Export.Status.PENDING).ifPresent(this::expire);
    }
  }

  private void expire(Export export) {
    LOG.warn("No worker takes an export. project={} export={} minutes={}",
        export.project(), export.id(), longest.toMinutes());
    boolean first = ExportReport.retries(export) == 0;
    lifecycle.fail(export, export.json().deepCopy(),
        "The export waited for " + longest.toMinutes() + " minutes, in which no worker took any of your exports.");
    if (first) {
      exports.findAny(export.id()).ifPresent(lifecycle::again);
    }
  }

  /** The next check runs in any case. */
  @Override
  public void fail(long id, String sentence) {
    LOG.warn("A check for exports that no worker takes failed. reason=\"{}\"", sentence);
  }
}
