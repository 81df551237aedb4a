package org.clipwright.services.export;

import java.time.Duration;
import java.util.Optional;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ResourceLinks;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;

/** Creates the handlers of the jobs that exports need. */
public final class ExportJobs {

  private ExportJobs() {}

  /** Begins an export, and renders it unless it is split into parts. */
  public static JobHandler export(ExportWork on) {
    return new ExportJob(on);
  }

  /** Renders one part of an export. */
  public static JobHandler segment(ExportWork on) {
    return new SegmentJob(on);
  }

  /** Joins the parts of an export. */
  public static JobHandler join(ExportWork on) {
    return new JoinJob(on);
  }

  /** Notifies an export's webhook of how it ended, with the same JSON that the REST API shows. */
  public static JobHandler webhook(
      ExportRepository exports, OutboundHttp web, JobQueue queue, WebhookLog log, WebhookSecrets secrets,
      ResourceLinks links) {
    return new WebhookJob(exports, web, queue, log, secrets,
        export -> ExportRepresentation.json(export, Optional.empty(), links));
  }

  /**
   * Fails exports that no worker takes.
   *
   * @param longest how long an export may wait while nothing is done for its owner
   */
  public static JobHandler expiry(
      ExportQueue waiting, ExportRepository exports, JobQueue queue, Transactions transactions, Notices notices,
      Duration longest) {
    return new ExpiryJob(waiting, exports, queue, transactions, notices, longest);
  }

  /** Starts the periodic check for exports that no worker takes; all servers that share a database may call it. */
  public static void scheduleExpiry(JobQueue queue) {
    ExpiryJob.schedule(queue);
  }
}
