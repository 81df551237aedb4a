package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.error.PlatformException;

/** Lets clips that were stored anew follow the new clips in place of those that they followed before. */
public final class ClipParents {

  private static final String PARENT = "parentObjectId";

  private final Map<String, Long> newIds = new HashMap<>();
  private final List<ProjectClip> followers = new ArrayList<>();

  /** How a whole project names a clip. */
  public static String name(long clip) {
    return "C" + clip;
  }

  /** Takes note of a clip that was stored under a new id. */
  public void add(String formerName, ProjectClip stored) {
    newIds.put(formerName, stored.id());
    if (!stored.json().path(PARENT).asText("").isEmpty()) {
      followers.add(stored);
    }
  }

  /** Writes the new names down, when all clips are stored; what follows anything else goes on doing so. */
  public void settle(ClipRepository clips) {
    for (ProjectClip follower : followers) {
      Long parent = newIds.get(follower.json().path(PARENT).asText());
      if (parent != null) {
        ObjectNode json = follower.json().deepCopy();
        clips.update(follower.withJson(json.put(PARENT, name(parent)))).orElseThrow(PlatformException::notFound);
      }
    }
  }
}
