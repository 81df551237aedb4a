package org.clipwright.services.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The declaration of one field: its kind, whether it is required, and its limits.
 *
 * @param name key in requests and answers
 * @param label what pages show
 * @param kind what it holds
 * @param required whether a request that creates must give it
 * @param readOnly whether requests that give it are ignored
 * @param nullable whether it may be null
 * @param blankAllowed whether text may be empty
 * @param initial the default value; missing when there is none
 * @param minimum lowest number allowed
 * @param maximum highest number allowed
 * @param maxLength most characters of text; 0 for no limit
 * @param choices values to labels for a choice
 * @param target the resource a link leads to
 * @param help one sentence for pages and schemas
 */
public record FieldSpec(
    String name,
    String label,
    FieldKind kind,
    boolean required,
    boolean readOnly,
    boolean nullable,
    boolean blankAllowed,
    JsonNode initial,
    double minimum,
    double maximum,
    int maxLength,
    Map<String, String> choices,
    Optional<ResourceKind> target,
    String help) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public FieldSpec {
    choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** A field that must be given, without limits. */
  public static FieldSpec of(String name, FieldKind kind, String help) {
    return new FieldSpec(name, label(name), kind, true, false, false, false, MissingNode.getInstance(),
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Map.of(), Optional.empty(), help);
  }

  /** A whole number within 32 bits. */
  public static FieldSpec integer(String name, String help) {
    return of(name, FieldKind.INTEGER, help).between(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The user's free JSON, an empty object when it is not given. */
  public static FieldSpec json(String help) {
    return of("json", FieldKind.JSON, help).startingAt(JSON.objectNode());
  }

  /** A link to an object of a resource. */
  public static FieldSpec link(String name, ResourceKind target, String help) {
    FieldSpec spec = of(name, FieldKind.LINK, help);
    return new FieldSpec(name, spec.label, FieldKind.LINK, true, false, false, false, spec.initial, spec.minimum,
        spec.maximum, 0, Map.of(), Optional.of(target), help);
  }

  /** One of a few values. */
  public static FieldSpec choice(String name, String initial, Map<String, String> choices, String help) {
    FieldSpec spec = of(name, FieldKind.CHOICE, help);
    return new FieldSpec(name, spec.label, FieldKind.CHOICE, false, false, false, false, JSON.textNode(initial),
        spec.minimum, spec.maximum, 0, choices, Optional.empty(), help);
  }

  /** The same field, not required, with a value for when it is not given. */
  public FieldSpec startingAt(JsonNode value) {
    return new FieldSpec(name, label, kind, false, readOnly, nullable, blankAllowed, value, minimum, maximum, maxLength,
        choices, target, help);
  }

  public FieldSpec startingAt(long value) {
    return startingAt(JSON.numberNode(value));
  }

  public FieldSpec startingAt(double value) {
    return startingAt(JSON.numberNode(value));
  }

  public FieldSpec startingAt(String value) {
    return startingAt(JSON.textNode(value));
  }

  public FieldSpec startingAt(boolean value) {
    return startingAt(JSON.booleanNode(value));
  }

  /** The same field, not required and without a value when it is not given. */
  public FieldSpec optional() {
    return new FieldSpec(name, label, kind, false, readOnly, nullable, blankAllowed, initial, minimum, maximum,
        maxLength, choices, target, help);
  }

  /** The same field, which must be given. */
  public FieldSpec mandatory() {
    return new FieldSpec(name, label, kind, true, readOnly, nullable, blankAllowed, MissingNode.getInstance(), minimum,
        maximum, maxLength, choices, target, help);
  }

  /** The same field, which may be null and defaults to it. */
  public FieldSpec orNull() {
    return new FieldSpec(name, label, kind, false, readOnly, true, blankAllowed,
        initial.isMissingNode() ? NullNode.getInstance() : initial, minimum, maximum, maxLength, choices, target, help);
  }

  /** The same field, which may be empty text. */
  public FieldSpec orBlank() {
    return new FieldSpec(name, label, kind, required, readOnly, nullable, true, initial, minimum, maximum, maxLength,
        choices, target, help);
  }

  /** The same field within limits. */
  public FieldSpec between(double low, double high) {
    return new FieldSpec(name, label, kind, required, readOnly, nullable, blankAllowed, initial, low, high, maxLength,
        choices, target, help);
  }

  /** The same field with a maximum length. */
  public FieldSpec upTo(int characters) {
    return new FieldSpec(name, label, kind, required, readOnly, nullable, blankAllowed, initial, minimum, maximum,
        characters, choices, target, help);
  }

  /** The same field, read-only. */
  public FieldSpec shown() {
    return new FieldSpec(name, label, kind, false, true, nullable, blankAllowed, initial, minimum, maximum, maxLength,
        choices, target, help);
  }

  private static String label(String name) {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
