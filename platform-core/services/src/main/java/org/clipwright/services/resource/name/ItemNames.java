package org.clipwright.services.resource.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of items in a whole project, and where its JSON refers to them. */
public final class ItemNames {

  /** The keys that name an item itself, and a clip's file. */
  public static final List<String> OWN = List.of("id", "file_id");

  private static final List<String> REFERENCES =
      List.of("parentObjectId", "parent_effect_id", "mask_source_id", "child_clip_id");

  private ItemNames() {}

  /** The name of a whole project itself. */
  public static String ofProject(long project) {
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
  public static boolean isOurs(String name) {
    return name.isBlank() || name.matches("[FCE]\\d+");
  }

  /** Renames references to items, at any depth. */
  public static void renameReferences(JsonNode json, Map<String, String> names) {
    rename(json, REFERENCES, names);
    json.forEach(child -> renameReferences(child, names));
  }

  /** Renames the values of some keys. */
  public static void rename(JsonNode json, List<String> keys, Map<String, String> names) {
    if (json instanceof ObjectNode object) {
      for (String key : keys) {
        Optional.ofNullable(names.get(object.path(key).asText(""))).ifPresent(name -> object.put(key, name));
      }
    }
  }
}
