package org.clipwright.services.media.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;

/** Probes stored media in a worker. */
public final class StoredMediaProbe {

  private final WorkDispatcher workers;
  private final UserId owner;

  public StoredMediaProbe(WorkDispatcher workers, UserId owner) {
    this.workers = workers;
    this.owner = owner;
  }

  /**
   * A stored object's probed facts, as a reader object.
   *
   * @param field the request field to blame when the object is not media
   */
  public ObjectNode of(String key, String field) {
    try {
      return workers.call(owner, new WorkRequest.Probe(key)).reader();
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.INVALID) {
        throw ValidationException.of(field, e.getMessage());
      }
      throw e;
    }
  }
}
