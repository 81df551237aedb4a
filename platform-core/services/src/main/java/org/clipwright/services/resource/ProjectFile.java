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

  /** How long it plays, in seconds; 0 when that is unknown. */
  public double duration() {
    return info.path("duration").asDouble();
  }

  /** Whether anything can be heard. */
  public boolean hasSound() {
    return info.path("has_audio").asBoolean(false);
  }

  /** What is the user's own in JSON that a client sends back after it was shown it with the probed facts. */
  public ObjectNode ownKeys(ObjectNode sent) {
    ObjectNode own = sent.deepCopy();
    info.properties().forEach(fact -> {
      if (fact.getValue().equals(own.get(fact.getKey()))) {
        own.remove(fact.getKey());
      }
    });
    own.remove("path");
    return own;
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
