package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.catalog.EffectJson;
import org.clipwright.timeline.ClipJson;

/** The JSON that both APIs show of resources: what the user sent, completed with what the platform knows. */
public final class Representation {

  private final EffectCatalog effects;

  public Representation(EffectCatalog effects) {
    this.effects = effects;
  }

  /** A file's JSON: what probing told, and the user's own keys. */
  public static ObjectNode json(ProjectFile file) {
    ObjectNode json = file.info().deepCopy();
    json.setAll(file.json());
    json.put("path", file.key());
    return json;
  }

  /** A clip's JSON: the user's own keys, every property of a clip, and the facts of its file. */
  public static ObjectNode json(ProjectClip clip, ProjectFile file) {
    ObjectNode json = ClipJson.complete(clip.json());
    ObjectNode reader = file.info().deepCopy();
    reader.put("path", file.key());
    json.set("reader", reader);
    if (!json.hasNonNull("title")) {
      json.put("title", file.name());
    }
    if (!json.hasNonNull("image")) {
      json.put("image", "thumbnail/" + file.id() + ".png");
    }
    return json;
  }

  /** An effect's JSON: the user's own keys, and the initial value of every parameter it does not name. */
  public ObjectNode json(ProjectEffect effect) {
    return effects.find(effect.type())
        .map(descriptor -> EffectJson.complete(descriptor, effect.json()))
        .orElseGet(effect::json);
  }
}
