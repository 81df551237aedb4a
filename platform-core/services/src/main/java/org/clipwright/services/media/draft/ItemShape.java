package org.clipwright.services.media.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.catalog.initial.KnownKeys;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.suggestion.NearNames;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ProjectReader;

/**
 * Rejects the JSON of a clip or an effect that no render could read, or whose keyframes would move nothing, as soon as
 * it is sent.
 *
 * @param catalog the effects that are known
 */
public record ItemShape(EffectCatalog catalog) {

  /** What every render takes from the object's own fields instead. */
  private static final List<String> FIELDS = List.of("id", "position", "start", "end", "layer");

  /**
   * Does nothing when a render can read a clip's JSON and knows all its keyframes.
   *
   * @param old what the clip had before; its keys are accepted, since a newer editor may have written them
   * @throws ValidationException on {@code json}, with the path of the value, otherwise
   */
  public void requireClip(ObjectNode json, ObjectNode old) {
    require("clips", own(json).without("reader"));
    requireKnown(json, old, "", "A clip", KnownKeys.ofClips());
    for (JsonNode effect : json.path("effects")) {
      String type = type(effect);
      ObjectNode before = JsonNodeFactory.instance.objectNode();
      StreamSupport.stream(old.path("effects").spliterator(), false).filter(other -> type(other).equals(type))
          .filter(ObjectNode.class::isInstance).forEach(other -> before.setAll((ObjectNode) other));
      requireKnown(type, (ObjectNode) effect, before, "effects: ");
    }
  }

  /**
   * Does nothing when a render can read the JSON of an effect on the timeline and knows all its keyframes.
   *
   * @param old what the effect had before; its keys are accepted
   * @throws ValidationException on {@code json}, with the path of the value, otherwise
   */
  public void requireEffect(String type, ObjectNode json, ObjectNode old) {
    require("effects", own(json).without("type"));
    requireKnown(type, json, old, "");
  }

  private void requireKnown(String type, ObjectNode json, ObjectNode old, String where) {
    catalog.find(type)
        .ifPresent(effect -> requireKnown(json, old, where, "The effect " + type, KnownKeys.of(effect)));
  }

  private static void requireKnown(ObjectNode json, ObjectNode old, String where, String owner, KnownKeys known) {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      String key = entry.getKey();
      if (isAnimated(entry.getValue()) && !known.names().contains(key) && !old.has(key)) {
        throw ValidationException.of("json", where + owner + " has no property \"" + key
            + "\" that keyframes could change." + NearNames.question(key, known.animated()));
      }
    }
  }

  private static boolean isAnimated(JsonNode value) {
    return value.path("Points").isArray() || KeyframeJson.looksLikeColor(value);
  }

  private static String type(JsonNode effect) {
    return effect.path("type").asText(effect.path("class_name").asText(""));
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
