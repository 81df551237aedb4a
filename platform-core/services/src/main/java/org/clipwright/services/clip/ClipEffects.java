package org.clipwright.services.clip;

import com.fasterxml.jackson.databind.JsonNode;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.suggestion.NearNames;

/** Rejects a clip whose effects are not a list or are not installed, as soon as it is sent. */
final class ClipEffects {

  private ClipEffects() {}

  /** The list of effects in a clip's JSON. */
  static JsonNode of(JsonNode clip) {
    return clip.path("effects");
  }

  /**
   * Does nothing when each effect in a clip's JSON is an object of an installed type.
   *
   * @throws ValidationException on {@code json} otherwise
   */
  static void check(JsonNode clip, EffectCatalog catalog) {
    JsonNode effects = of(clip);
    if (effects.isMissingNode() || effects.isNull()) {
      return;
    }
    if (!effects.isArray()) {
      throw wrong("\"effects\" must be a list of objects, such as [{\"type\": \"Blur\"}].");
    }
    for (JsonNode effect : effects) {
      requireInstalled(effect, catalog);
    }
  }

  private static void requireInstalled(JsonNode effect, EffectCatalog catalog) {
    String type = effect.path("type").asText(effect.path("class_name").asText(""));
    if (!effect.isObject() || type.isBlank()) {
      throw wrong("Each of \"effects\" must be an object whose \"type\" names an effect; /info/effects/ lists them.");
    }
    if (catalog.find(type).isEmpty()) {
      throw wrong("\"effects\" has an effect of the type \"" + type + "\", which is not installed."
          + NearNames.question(type, catalog.all().stream().map(EffectDescriptor::className).toList())
          + " /info/effects/ lists the available ones.");
    }
  }

  private static ValidationException wrong(String sentence) {
    return ValidationException.of("json", sentence);
  }
}
