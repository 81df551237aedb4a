package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.error.PlatformException;

/**
 * What items of a whole project are called, and how what refers to them follows when they were stored anew: clips refer to
 * the clip they follow, effects to the effect whose settings or shape they take.
 */
public final class ItemNames {

  /** What an item is called itself, and a clip its file. */
  static final List<String> OWN = List.of("id", "file_id");

  private static final List<String> REFERENCES =
      List.of("parentObjectId", "parent_effect_id", "mask_source_id", "child_clip_id");

  private final Map<String, String> newNames = new HashMap<>();
  private final Map<String, String> formerNames = new LinkedHashMap<>();
  private final Map<Long, ProjectClip> clips = new LinkedHashMap<>();
  private final Map<Long, ProjectEffect> effects = new LinkedHashMap<>();

  /** What a whole project is called itself. */
  static String ofProject(long project) {
    return "P" + project;
  }

  /** How a whole project names a file. */
  public static String ofFile(long file) {
    return "F" + file;
  }

  /** How a whole project names a clip. */
  public static String ofClip(long clip) {
    return "C" + clip;
  }

  /** How a whole project names an effect of the timeline. */
  public static String ofEffect(long effect) {
    return "E" + effect;
  }

  /** Whether a name is one that this server gives; it means another item elsewhere. */
  private static boolean isOurs(String name) {
    return name.isBlank() || name.matches("[FCE]\\d+");
  }

  /** Takes note of a file that was stored. */
  public void add(String formerName, ProjectFile stored) {
    note(formerName, ofFile(stored.id()));
  }

  /** Takes note of a clip that was stored under a new id. */
  public void add(String formerName, ProjectClip stored) {
    note(formerName, ofClip(stored.id()));
    clips.put(stored.id(), stored);
  }

  /** Takes note of an effect that was stored under a new id. */
  public void add(String formerName, ProjectEffect stored) {
    note(formerName, ofEffect(stored.id()));
    effects.put(stored.id(), stored);
  }

  /** Of two items of one name the first has it. */
  private void note(String formerName, String name) {
    if (!formerName.isBlank() && newNames.putIfAbsent(formerName, name) == null && !isOurs(formerName)) {
      formerNames.put(name, formerName);
    }
  }

  /** What items were called before, by what they are called now; names that this server gave are left out. */
  public Map<String, String> former() {
    return formerNames;
  }

  /** Names of another project's items, for the same items as they are stored anew here. */
  public Map<String, String> former(Map<String, String> names) {
    Map<String, String> former = new LinkedHashMap<>();
    names.forEach((ours, original) ->
        Optional.ofNullable(newNames.get(ours)).ifPresent(name -> former.put(name, original)));
    return former;
  }

  /** Writes the new names down, when all items are stored; what refers to anything else goes on doing so. */
  public void settle(ClipRepository clipStore, EffectRepository effectStore) {
    clips.values().forEach(clip -> followed(clip.json()).ifPresent(json ->
        clipStore.update(clip.withJson(json)).orElseThrow(PlatformException::notFound)));
    effects.values().forEach(effect -> followed(effect.json()).ifPresent(json ->
        effectStore.update(effect.withJson(json)).orElseThrow(PlatformException::notFound)));
  }

  private Optional<ObjectNode> followed(ObjectNode json) {
    ObjectNode changed = json.deepCopy();
    renameReferences(changed, newNames);
    return Optional.of(changed).filter(now -> !now.equals(json));
  }

  /** Changes, however deep they stand, the names of items that are referred to. */
  static void renameReferences(JsonNode json, Map<String, String> names) {
    rename(json, REFERENCES, names);
    json.forEach(child -> renameReferences(child, names));
  }

  /** Changes the values of some keys that are names. */
  static void rename(JsonNode json, List<String> keys, Map<String, String> names) {
    if (json instanceof ObjectNode object) {
      for (String key : keys) {
        Optional.ofNullable(names.get(object.path(key).asText(""))).ifPresent(name -> object.put(key, name));
      }
    }
  }
}
