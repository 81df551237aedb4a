package org.clipwright.services.project;

import com.fasterxml.jackson.databind.JsonNode;

/** How messages name the items of a project's JSON. */
final class CheckedItem {

  private CheckedItem() {}

  /** An item's name in messages; the server's documents prefix item numbers with a letter. */
  static String name(String word, JsonNode item) {
    String id = item.path("id").asText();
    return word + " " + (id.matches("[A-Z][0-9]+") ? id.substring(1) : id);
  }

  /** The class name of an effect. */
  static String type(JsonNode effect) {
    return effect.path("type").asText(effect.path("class_name").asText(""));
  }
}
