package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.work.JobQueue;

/**
 * The one place where exports end: in one transaction the export gets its final status and its webhook, if any, is
 * scheduled.
 */
record ExportLifecycle(ExportRepository exports, JobQueue queue, Transactions transactions, Notices notices) {

  /** The message of an export that was stopped by its owner. */
  static final String CANCELED = "The export was canceled.";

  /**
   * Ends an export with its output.
   *
   * @param json its new JSON, apart from the outcome
   * @return the finished export; empty when it was gone or already over
   */
  Optional<Export> complete(Export export, String output, ObjectNode json) {
    return end(export, Export.Status.COMPLETED, Optional.of(output), ExportReport.succeeded(json));
  }

  /**
   * Ends an export without output.
   *
   * @param json its new JSON, apart from the outcome
   * @param message the reason, for its owner
   */
  void fail(Export export, ObjectNode json, String message) {
    end(export, Export.Status.FAILED, Optional.empty(), ExportReport.failed(json, message));
  }

  /**
   * Queues an export that is over again, counting the retries in its JSON.
   *
   * @return the waiting export; empty when it is not over or gone
   */
  Optional<Export> again(Export export) {
    ObjectNode json = ExportReport.retried(export);
    ExportReport.clear(json);
    Optional<Export> pending = transactions.call(() -> {
      Optional<Export> restarted = exports.restart(export.owner(), export.id(), json);
      restarted.ifPresent(
          now -> queue.enqueue(JobQueue.Kind.EXPORT, now.owner(), now.id(), ExportRank.of(now)));
      return restarted;
    });
    notices.publish(Notices.Topic.EXPORT_CHANGED, export.id());
    return pending;
  }

  private Optional<Export> end(Export export, Export.Status status, Optional<String> output, ObjectNode json) {
    Optional<Export> ended =
        transactions.call(
            () -> {
              Optional<Export> changed = exports.end(export.id(), status, output, json);
              changed.filter(now -> !now.settings().webhook().isEmpty())
                  .ifPresent(now -> queue.enqueue(JobQueue.Kind.WEBHOOK, now.owner(), now.id()));
              return changed;
            });
    notices.publish(Notices.Topic.EXPORT_CHANGED, export.id());
    return ended;
  }
}
