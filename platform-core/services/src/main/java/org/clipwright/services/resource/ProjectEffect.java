package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An effect on a layer of the timeline.
 *
 * @param id 0 until it is stored
 * @param title what the user calls it
 * @param type its class name
 * @param position seconds on the timeline
 * @param start left trim in seconds, usually 0
 * @param end right trim in seconds
 * @param json the user's free JSON, as sent
 */
public record ProjectEffect(
    long id,
    UserId owner,
    long project,
    String title,
    String type,
    double position,
    double start,
    double end,
    int layer,
    ObjectNode json,
    Instant created,
    Instant updated) {

  /** The same effect with different user JSON. */
  public ProjectEffect withJson(ObjectNode newJson) {
    return new ProjectEffect(
        id, owner, project, title, type, position, start, end, layer, newJson, created, updated);
  }

  /** The same effect at another place. */
  public ProjectEffect placed(double newPosition, double newStart, double newEnd, int newLayer) {
    return new ProjectEffect(
        id, owner, project, title, type, newPosition, newStart, newEnd, newLayer, json, created, updated);
  }
}
