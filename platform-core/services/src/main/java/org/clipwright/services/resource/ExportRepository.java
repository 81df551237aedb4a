package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Keeps exports; workers change them step by step while they render. */
public interface ExportRepository extends OwnedRepository<Export> {

  /** The export of an id, whoever owns it: for workers. */
  Optional<Export> findAny(long id);

  /**
   * Begins an attempt: the status becomes in-progress, the attempt one more. Empty when the export is gone or not
   * waiting or in progress.
   */
  Optional<Export> begin(long id);

  /** Takes back an attempt that was stopped in good order, so that it does not count. */
  void takeBack(long id);

  /** Raises the progress, never lowers it, while the export is in progress; tells the status it then has. */
  Optional<ExportStatus> progress(long id, double percent);

  /** Asks a pending or running export to stop; false when it is already over. */
  boolean requestCancel(UserId owner, long id);

  /** Ends an export that is not over yet: status, output and JSON at once. Empty when it was over or gone. */
  Optional<Export> end(long id, ExportStatus status, Optional<String> output, ObjectNode json);

  /** Replaces the JSON of an export. */
  void replaceJson(long id, ObjectNode json);

  /** Puts a finished export back to pending with the given JSON; empty when it is not over. */
  Optional<Export> restart(UserId owner, long id, ObjectNode json);
}
