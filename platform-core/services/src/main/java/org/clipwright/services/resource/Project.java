package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.clipwright.timeline.Profile;

/**
 * A video project.
 *
 * @param id 0 until it is stored, or a reserved id
 * @param json the user's free JSON, as sent
 */
public record Project(
    long id, UserId owner, String name, Profile profile, ObjectNode json, Instant created, Instant updated) {

  /** The same project with other values. */
  public Project with(String newName, Profile newProfile, ObjectNode newJson) {
    return new Project(id, owner, newName, newProfile, newJson, created, updated);
  }
}
