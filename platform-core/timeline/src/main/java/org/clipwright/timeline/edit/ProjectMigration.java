package org.clipwright.timeline.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Updates the JSON of a project written by an older desktop editor to what the engine reads today.
 *
 * <p>The project's stated version determines the changes: before 1.0 opacity was inverted; up to 2.1.0 handles were
 * absolute and are replaced by the default ones; old crop keys become a Crop effect; up to 3.1.1 three properties of
 * tracked boxes were inverted.
 */
public final class ProjectMigration {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> CROP_KEYS = List.of("crop_x", "crop_y", "crop_width", "crop_height");
  private static final List<String> INVERTED_BOX_KEYS = List.of("background_alpha", "stroke_alpha", "display_box_text");

  /** The message for a project that the editor wrote before version 2, to follow the file's name. */
  public static final String PICKLED =
      " is a project of OpenShot 1.x, in Python's pickle format, which cannot be read here. Open it in OpenShot 2.0 or"
          + " newer, save it there, and use that file.";

  /** The version written into migrated projects: the oldest editor that accepts them as they are now. */
  private static final String CHANGED_TO = "3.2.0";

  /** How pickles begin: with their version or, in the oldest ones, with a mark and a description of their content. */
  private static final Pattern PICKLE =
      Pattern.compile("^(?:\u0080[\u0001-\u0009]|\\(?[icdl](?:[a-zA-Z_]\\w*)?[\\w.]*\\r?\\n"
          + "|\\([ild]|[}\\]]q[\u0000-\u00ff]\\(|c[\\w.]+\\r?\\n\\w+\\r?\\n)");

  private static final int LOOKED_AT = 256;

  private ProjectMigration() {}

  /** Whether a file is a Python pickle, the format in which the editor's first versions wrote their projects. */
  public static boolean isPickled(byte[] file) {
    String beginning = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    return PICKLE.matcher(beginning).find();
  }

  /** The same for a file's text. */
  public static boolean isPickled(String text) {
    return PICKLE.matcher(text.substring(0, Math.min(text.length(), LOOKED_AT))).find();
  }

  /**
   * Migrates the project in place; one that is up to date stays as it is. If the version required a change, the project
   * names a newer editor afterwards, so that nothing is changed twice.
   */
  public static void migrate(ObjectNode project) {
    ObjectNode before = project.deepCopy();
    byVersion(project);
    if (!project.equals(before)) {
      ((ObjectNode) project.get("version")).put("openshot-qt", CHANGED_TO);
    }
    each(project, "clips", ProjectMigration::cropToEffect);
  }

  private static void byVersion(ObjectNode project) {
    String version = project.path("version").path("openshot-qt").asText("");
    if (version.startsWith("0.0.0")) {
      each(project, "clips", clip -> mapValues(clip, "alpha", value -> 1 - value));
    }
    if (!version.isEmpty() && isAtMost(version, 2, 1, 0)) {
      resetHandles(project);
    }
    if (!version.isEmpty() && isAtMost(version, 3, 1, 1)) {
      each(project, "clips", ProjectMigration::invertBoxes);
    }
  }

  /** Converts the crop keys that clips had up to 2.5 to a Crop effect; a clip without them stays as it is. */
  public static void cropToEffect(ObjectNode clip) {
    boolean cropped = CROP_KEYS.stream()
        .anyMatch(key -> clip.path(key).path("Points").size() > 0 && !isNeutral(clip, key));
    if (cropped) {
      ObjectNode effect = JSON.objectNode();
      effect.put("type", "Crop").put("class_name", "Crop").put("name", "Crop").put("order", 0);
      effect.set("left", keyframe(clip, "crop_x", 0, value -> value));
      effect.set("top", keyframe(clip, "crop_y", 0, value -> value));
      effect.set("right", keyframe(clip, "crop_width", 1, value -> 1 - value));
      effect.set("bottom", keyframe(clip, "crop_height", 1, value -> 1 - value));
      effects(clip).add(effect);
    }
    clip.remove(CROP_KEYS);
  }

  private static boolean isNeutral(ObjectNode clip, String key) {
    double neutral = key.endsWith("x") || key.endsWith("y") ? 0 : 1;
    for (JsonNode point : clip.path(key).path("Points")) {
      if (point.path("co").path("Y").asDouble() != neutral && !isUnset(key, point)) {
        return false;
      }
    }
    return true;
  }

  /** Old editors wrote -1 for a width or height that had not been set. */
  private static boolean isUnset(String key, JsonNode point) {
    return !key.endsWith("x") && !key.endsWith("y") && point.path("co").path("Y").asDouble() == -1;
  }

  private static ObjectNode keyframe(ObjectNode clip, String key, double initial, UnaryOperator<Double> change) {
    ObjectNode item = JSON.objectNode();
    if (clip.path(key).path("Points").size() > 0) {
      item.set(key, clip.get(key).deepCopy());
    } else {
      KeyframeEdit.hold(item, key, initial);
    }
    mapValues(item, key, change);
    return (ObjectNode) item.get(key);
  }

  private static ArrayNode effects(ObjectNode clip) {
    return clip.path("effects") instanceof ArrayNode effects ? effects : clip.putArray("effects");
  }

  private static void invertBoxes(ObjectNode clip) {
    for (JsonNode effect : clip.path("effects")) {
      for (JsonNode box : effect.path("objects")) {
        if (box instanceof ObjectNode object) {
          INVERTED_BOX_KEYS.forEach(key -> mapValues(object, key, value -> 1 - value));
        }
      }
    }
  }

  private static void resetHandles(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("co") && object.has("handle_left")) {
      object.set("handle_left", JSON.objectNode().put("X", 0.5).put("Y", 1.0));
      object.set("handle_right", JSON.objectNode().put("X", 0.5).put("Y", 0.0));
      return;
    }
    node.forEach(ProjectMigration::resetHandles);
  }

  private static void mapValues(ObjectNode item, String key, UnaryOperator<Double> change) {
    for (JsonNode point : item.path(key).path("Points")) {
      if (point.path("co") instanceof ObjectNode co && co.path("Y").isNumber()) {
        co.set("Y", DoubleNode.valueOf(change.apply(co.get("Y").doubleValue())));
      }
    }
  }

  private static void each(ObjectNode project, String list, java.util.function.Consumer<ObjectNode> change) {
    for (JsonNode element : project.path(list)) {
      if (element instanceof ObjectNode object) {
        change.accept(object);
      }
    }
  }

  private static boolean isAtMost(String version, int... limit) {
    String[] parts = version.split("[^0-9]+");
    for (int i = 0; i < limit.length; i++) {
      int part = i < parts.length && !parts[i].isEmpty()
          ? Integer.parseInt(parts[i].substring(0, Math.min(6, parts[i].length()))) : 0;
      if (part != limit[i]) {
        return part < limit[i];
      }
    }
    return true;
  }
}
