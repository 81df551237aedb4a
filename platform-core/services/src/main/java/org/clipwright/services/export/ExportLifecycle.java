package org.clipwright.services.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.ExportStatus;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.work.JobQueue;

/**
 * Ends exports, whoever ends them: in one transaction an export is over and its webhook, if it has one, is going to be
 * told.
 */
record ExportLifecycle(ExportRepository exports, JobQueue queue, Transactions transactions, Notices notices) {

  /** The message of an export that was stopped by its owner. */
  static final String CANCELED = "The export was canceled.";

  /**
   * Ends an export with its output.
   *
   * @param json what its JSON is to be, apart from how it ended
   * @return the export that is over; empty when it was gone or over already
   */
  Optional<Export> complete(Export export, String output, ObjectNode json) {
    return end(export, ExportStatus.COMPLETED, Optional.of(output), json.put("status", "success"));
  }

  /**
   * Ends an export without output.
   *
   * @param json what its JSON is to be, apart from how it ended
   * @param message why, for its owner
   */
  void fail(Export export, ObjectNode json, String message) {
    ExportStatus failed = ExportStatus.FAILED;
    end(export, failed, Optional.empty(),
        json.put("status", failed.word()).put("error", message).put("detail", message));
  }

  private Optional<Export> end(Export export, ExportStatus status, Optional<String> output, ObjectNode json) {
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
