package org.clipwright.services.media.draft;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;

/** Rejects the JSON of a clip or an effect that no render could read, as soon as it is sent. */
public final class ItemShape {

  /** What every render takes from the object's own fields instead. */
  private static final List<String> FIELDS = List.of("id", "position", "start", "end", "layer");

  private ItemShape() {}

  /**
   * Does nothing when a render can read a clip's JSON.
   *
   * @throws ValidationException on {@code json}, with the path of the value, otherwise
   */
  public static void requireClip(ObjectNode json) {
    require("clips", own(json).without("reader"));
  }

  /**
   * Does nothing when a render can read the JSON of an effect on the timeline.
   *
   * @throws ValidationException on {@code json}, with the path of the value, otherwise
   */
  public static void requireEffect(ObjectNode json) {
    require("effects", own(json).without("type"));
  }

  private static ObjectNode own(ObjectNode json) {
    return json.deepCopy().without(FIELDS);
  }

  static void require(String list, ObjectNode item) {
    ObjectNode project = JsonNodeFactory.instance.objectNode();
    project.putArray(list).add(item);
    try {
      new ProjectReader(_ -> Path.of("media")).read(project);
    } catch (ProjectException wrong) {
      throw ValidationException.of("json", wrong.getMessage().replace(list + "[0].", ""));
    }
  }
}
