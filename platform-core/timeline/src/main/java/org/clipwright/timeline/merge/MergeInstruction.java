package org.clipwright.timeline.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One instruction on where merged items go: an attribute of some of them, taken from an existing item.
 *
 * @param sourceType which merged items are affected
 * @param source their id or layer; empty for all items of that type
 * @param sourceAttribute which of their attributes changes
 * @param targetType the type of item that the value is taken from
 * @param target its id or layer
 * @param targetAttribute which of its attributes is taken
 * @param offset added to that value
 */
public record MergeInstruction(
    Scope sourceType,
    OptionalLong source,
    Attribute sourceAttribute,
    Scope targetType,
    OptionalLong target,
    Attribute targetAttribute,
    double offset) {

  /** The set of items that an id selects from. */
  public enum Scope {
    CLIP,
    EFFECT,
    LAYER,
    ALL
  }

  /** The attribute that is read or changed, of an item or of the first or last of several. */
  public enum Attribute {
    POSITION("position"),
    START("start"),
    END("end"),
    END_POSITION("end-position"),
    LAYER("layer"),
    FIRST_POSITION("first:position"),
    FIRST_END_POSITION("first:end-position"),
    LAST_POSITION("last:position"),
    LAST_END_POSITION("last:end-position");

    private final String word;

    Attribute(String word) {
      this.word = word;
    }

    /** Its name in requests. */
    public String word() {
      return word;
    }
  }

  /**
   * Reads the list of instructions in a merge request's {@code json}; an empty object or list means none.
   *
   * @throws MergeException with a sentence that names the faulty instruction and key
   */
  public static List<MergeInstruction> parseAll(JsonNode json) {
    if (json.isObject() && json.isEmpty() || json.isNull() || json.isMissingNode()) {
      return List.of();
    }
    if (!json.isArray()) {
      throw new MergeException("Merge instructions must be a list of objects.");
    }
    List<MergeInstruction> instructions = new ArrayList<>();
    for (JsonNode element : json) {
      instructions.add(new Reader(element, instructions.size() + 1).instruction());
    }
    return instructions;
  }

  private record Reader(JsonNode json, int number) {

    MergeInstruction instruction() {
      if (!json.isObject()) {
        throw fault("must be an object");
      }
      Scope targetType = scope("target_type");
      if (targetType == Scope.ALL) {
        throw fault("has a target_type that is not one of clip, effect, layer");
      }
      return new MergeInstruction(
          scope("source_type"), id("source"), attribute("source_attribute"),
          targetType, id("target"), attribute("target_attribute"), offset());
    }

    private Scope scope(String key) {
      String word = json.path(key).asText("").strip().toUpperCase(Locale.ROOT);
      if (word.isEmpty() && key.equals("source_type")) {
        return Scope.ALL;
      }
      for (Scope scope : Scope.values()) {
        if (scope.name().equals(word)) {
          return scope;
        }
      }
      throw fault("has a " + key + " that is not one of clip, effect, layer" + (key.equals("source_type")
          ? ", all" : ""));
    }

    private Attribute attribute(String key) {
      String word = json.path(key).asText("").strip().toLowerCase(Locale.ROOT);
      for (Attribute attribute : Attribute.values()) {
        if (attribute.word.equals(word)) {
          return attribute;
        }
      }
      throw fault("has a " + key + " that is not one of position, start, end, end-position, layer, first:position, "
          + "first:end-position, last:position, last:end-position");
    }

    private OptionalLong id(String key) {
      JsonNode value = json.path(key);
      String text = value.asText("").strip();
      if (text.isEmpty() || text.equalsIgnoreCase("all")) {
        return OptionalLong.empty();
      }
      try {
        return OptionalLong.of(Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw fault("has a " + key + " that is not an id");
      }
    }

    private double offset() {
      JsonNode value = json.path("offset");
      if (value.isMissingNode() || value.isNull()) {
        return 0;
      }
      double offset = value.isNumber() ? value.doubleValue() : parsed(value.asText());
      if (!Double.isFinite(offset)) {
        throw fault("has an offset that is not a number");
      }
      return offset;
    }

    private static double parsed(String text) {
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }

    private MergeException fault(String what) {
      return new MergeException("Merge instruction " + number + " " + what + ".");
    }
  }
}
