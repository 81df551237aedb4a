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
 * The names of items in a whole project, and how references to them are updated when they are stored anew: clips refer
 * to the clip they follow, effects to the effect whose settings or shape they take.
 */
public final class ItemNames {

  /** The keys that name an item itself, and a clip's file. */
  static final List<String> OWN = List.of("id", "file_id");

  private static final List<String> REFERENCES =
      List.of("parentObjectId", "parent_effect_id", "mask_source_id", "child_clip_id");

  private final Map<String, String> newNames = new HashMap<>();
  private final Map<String, String> formerNames = new LinkedHashMap<>();
  private final Map<Long, ProjectClip> clips = new LinkedHashMap<>();
  private final Map<Long, ProjectEffect> effects = new LinkedHashMap<>();

  /** The name of a whole project itself. */
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

  /** Whether a name is one that this server assigns; elsewhere it refers to a different item. */
  private static boolean isOurs(String name) {
    return name.isBlank() || name.matches("[FCE]\\d+");
  }

  /** Records a file that was stored. */
  public void add(String formerName, ProjectFile stored) {
    note(formerName, ofFile(stored.id()));
  }

  /** Records a clip that was stored under a new id. */
  public void add(String formerName, ProjectClip stored) {
    note(formerName, ofClip(stored.id()));
    clips.put(stored.id(), stored);
  }

  /** Records an effect that was stored under a new id. */
  public void add(String formerName, ProjectEffect stored) {
    note(formerName, ofEffect(stored.id()));
    effects.put(stored.id(), stored);
  }

  /** Of two items with the same name, the first keeps it. */
  private void note(String formerName, String name) {
    if (!formerName.isBlank() && newNames.putIfAbsent(formerName, name) == null && !isOurs(formerName)) {
      formerNames.put(name, formerName);
    }
  }

  /** Former names of items by current names; names that this server assigned are left out. */
  public Map<String, String> former() {
    return formerNames;
  }

  /** Names of another project's items, for the same items as they are stored here. */
  public Map<String, String> former(Map<String, String> names) {
    Map<String, String> former = new LinkedHashMap<>();
    names.forEach(
        (ours, original) -> Optional.ofNullable(newNames.get(ours)).ifPresent(name -> former.put(name, original)));
    return former;
  }

  /** Writes the new names, once all items are stored; references to anything else are left unchanged. */
  public void settle(OwnedRepository<ProjectClip> clipStore, OwnedRepository<ProjectEffect> effectStore) {
    clips.values().forEach(clip -> followed(clip.json())
        .ifPresent(json -> PlatformException.requireFound(clipStore.update(clip.withJson(json)))));
    effects.values().forEach(effect -> followed(effect.json())
        .ifPresent(json -> PlatformException.requireFound(effectStore.update(effect.withJson(json)))));
  }

  private Optional<ObjectNode> followed(ObjectNode json) {
    ObjectNode changed = json.deepCopy();
    renameReferences(changed, newNames);
    return Optional.of(changed).filter(now -> !now.equals(json));
  }

  /** Renames references to items, at any depth. */
  static void renameReferences(JsonNode json, Map<String, String> names) {
    rename(json, REFERENCES, names);
    json.forEach(child -> renameReferences(child, names));
  }

  /** Renames the values of some keys. */
  static void rename(JsonNode json, List<String> keys, Map<String, String> names) {
    if (json instanceof ObjectNode object) {
      for (String key : keys) {
        Optional.ofNullable(names.get(object.path(key).asText(""))).ifPresent(name -> object.put(key, name));
      }
    }
  }
}
