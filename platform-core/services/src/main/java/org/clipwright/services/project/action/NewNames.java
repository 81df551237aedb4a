package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.name.ItemNames;

/**
 * The names of items that are stored anew, and how references to them are updated: clips refer to the clip they follow,
 * effects to the effect whose settings or shape they take.
 */
final class NewNames {

  private final Map<String, String> newNames = new HashMap<>();
  private final Map<String, String> formerNames = new LinkedHashMap<>();
  private final Map<Long, ProjectClip> clips = new LinkedHashMap<>();
  private final Map<Long, ProjectEffect> effects = new LinkedHashMap<>();

  /** Records a file that was stored. */
  void add(String formerName, ProjectFile stored) {
    note(formerName, ItemNames.ofFile(stored.id()));
  }

  /** Records a clip that was stored under a new id. */
  void add(String formerName, ProjectClip stored) {
    note(formerName, ItemNames.ofClip(stored.id()));
    clips.put(stored.id(), stored);
  }

  /** Records an effect that was stored under a new id. */
  void add(String formerName, ProjectEffect stored) {
    note(formerName, ItemNames.ofEffect(stored.id()));
    effects.put(stored.id(), stored);
  }

  /** Of two items with the same name, the first keeps it. */
  private void note(String formerName, String name) {
    if (!formerName.isBlank() && newNames.putIfAbsent(formerName, name) == null && !ItemNames.isOurs(formerName)) {
      formerNames.put(name, formerName);
    }
  }

  /** Former names of items by current names; names that this server assigned are left out. */
  Map<String, String> former() {
    return formerNames;
  }

  /** Names of another project's items, for the same items as they are stored here. */
  Map<String, String> former(Map<String, String> names) {
    Map<String, String> former = new LinkedHashMap<>();
    names.forEach(
        (ours, original) -> Optional.ofNullable(newNames.get(ours)).ifPresent(name -> former.put(name, original)));
    return former;
  }

  /** Writes the new names, once all items are stored; references to anything else are left unchanged. */
  void settle(OwnedRepository<ProjectClip> clipStore, OwnedRepository<ProjectEffect> effectStore) {
    clips.values().forEach(clip -> followed(clip.json())
        .ifPresent(json -> PlatformException.requireFound(clipStore.update(clip.withJson(json)))));
    effects.values().forEach(effect -> followed(effect.json())
        .ifPresent(json -> PlatformException.requireFound(effectStore.update(effect.withJson(json)))));
  }

  private Optional<ObjectNode> followed(ObjectNode json) {
    ObjectNode changed = json.deepCopy();
    ItemNames.renameReferences(changed, newNames);
    return Optional.of(changed).filter(now -> !now.equals(json));
  }
}
