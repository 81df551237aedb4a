package org.clipwright.services;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Has a worker find out what stored media hold. */
final class MediaProbe {

  private final WorkDesk workers;
  private final UserId owner;

  /** For media of an owner. */
  MediaProbe(WorkDesk workers, UserId owner) {
    this.workers = workers;
    this.owner = owner;
  }

  /**
   * A stored object as a reader object.
   *
   * @param field the field of the request that is to blame when it is no media
   */
  ObjectNode of(String key, String field) {
    try {
      return workers.call(owner, WorkRequest.Kind.PROBE, JsonNodeFactory.instance.objectNode().put("key", key));
    } catch (PlatformException e) {
      if (e.code() == ErrorCode.INVALID) {
        throw ValidationException.of(field, e.getMessage());
      }
      throw e;
    }
  }
}
