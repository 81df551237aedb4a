package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Source media of a project.
 *
 * @param id 0 until it is stored
 * @param key where its bytes are, such as {@code video/files/36/movie.mp4}
 * @param info the probed facts, as a reader object
 * @param json the user's free JSON, as sent
 */
public record ProjectFile(
    long id, UserId owner, long project, String key, ObjectNode info, ObjectNode json, Instant created,
    Instant updated) {

  /** The name of the file, without its folder. */
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The same file with different user JSON. */
  public ProjectFile withJson(ObjectNode newJson) {
    return new ProjectFile(id, owner, project, key, info, newJson, created, updated);
  }

  /** The same file with other content. */
  public ProjectFile withContent(String newKey, ObjectNode newInfo) {
    return new ProjectFile(id, owner, project, newKey, newInfo, json, created, updated);
  }
}
