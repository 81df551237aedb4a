package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A file placed on the timeline.
 *
 * @param id 0 until it is stored
 * @param file the file it shows
 * @param position seconds on the timeline
 * @param start left trim in seconds
 * @param end right trim in seconds
 * @param json the user's free JSON, as sent
 */
public record ProjectClip(
    long id,
    UserId owner,
    long project,
    long file,
    double position,
    double start,
    double end,
    int layer,
    ObjectNode json,
    Instant created,
    Instant updated) {

  /** The same clip with different user JSON. */
  public ProjectClip withJson(ObjectNode newJson) {
    return new ProjectClip(id, owner, project, file, position, start, end, layer, newJson, created, updated);
  }

  /** The same clip at another place. */
  public ProjectClip placed(double newPosition, double newStart, double newEnd, int newLayer) {
    return new ProjectClip(id, owner, project, file, newPosition, newStart, newEnd, newLayer, json, created, updated);
  }
}
