package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.catalog.initial.EffectJson;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.ReaderItem;

/**
 * The JSON of resources in both APIs: what the user sent, completed with what the platform knows. The additions are
 * many times the size of a stored bare clip, so they count against the request's share of the heap.
 */
public final class Representation {

  private static final long BYTES_A_KEY = 80;

  private final EffectCatalog effects;

  public Representation(EffectCatalog effects) {
    this.effects = effects;
  }

  /** A file's JSON: the probed facts and the user's own keys; only its outermost keys may be changed. */
  public static ObjectNode json(ProjectFile file) {
    ObjectNode json = shallow(file.info());
    json.setAll(file.json());
    json.put("path", path(file));
    return claimed(BYTES_A_KEY * json.size(), json);
  }

  /**
   * A clip's JSON: the user's own keys, every property of a clip, and the facts of its file; only its outermost keys
   * may be changed. For a text, the clip's own text takes precedence over its file's.
   */
  public static ObjectNode json(ProjectClip clip, ProjectFile file) {
    ObjectNode json = ClipJson.completeToRead(clip.json());
    ObjectNode facts = file.info();
    ObjectNode said = clip.json().path("reader") instanceof ObjectNode own ? own : facts.objectNode();
    boolean isText = facts.path("type").asText("").equals(ReaderItem.TEXT);
    ObjectNode reader = shallow(isText ? facts : said);
    reader.setAll(isText ? said : facts);
    if (isText) {
      reader.put("type", ReaderItem.TEXT);
    }
    reader.put("path", path(file));
    json.set("reader", reader);
    if (!json.hasNonNull("title")) {
      json.put("title", file.name());
    }
    if (!json.hasNonNull("image")) {
      json.put("image", "thumbnail/" + file.id() + ".png");
    }
    return claimed(BYTES_A_KEY * (json.size() + reader.size()), json);
  }

  /** An effect's JSON: the user's own keys, and the initial value of every parameter it does not name. */
  public ObjectNode json(ProjectEffect effect) {
    return effects.find(effect.type())
        .map(descriptor -> EffectJson.complete(descriptor, effect.json()))
        .map(json -> claimed(Math.max(0, JsonWeight.of(json) - JsonWeight.of(effect.json())), json))
        .orElseGet(effect::json);
  }

  /** Absolute, as clients of the original expect, but relative to the media folder, wherever that is. */
  private static String path(ProjectFile file) {
    return "/" + file.key();
  }

  private static ObjectNode shallow(ObjectNode json) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(json);
    return copy;
  }

  private static ObjectNode claimed(long bytes, ObjectNode json) {
    HeapShare.current().claimForAnswer(bytes);
    return json;
  }
}
