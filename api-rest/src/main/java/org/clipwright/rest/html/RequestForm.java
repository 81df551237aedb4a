package org.clipwright.rest.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;

/**
 * The HTML form of a request: a control for each field, with its help and, after a failed attempt, what was wrong with
 * it.
 *
 * @param verb the method; browsers can send only POST by themselves, so a script sends the others
 * @param path where it is sent
 * @param input its fields
 * @param values the controls' initial values
 * @param errors messages by field; missing when nothing went wrong
 * @param suggestions values with their meanings, by field
 * @param csrfToken proves that the form is ours
 * @param button the button's label
 */
public record RequestForm(
    Verb verb, String path, BodySpec input, JsonNode values, JsonNode errors,
    Map<String, Map<String, String>> suggestions, String csrfToken, String button) {

  /** The kind of control for a field. */
  public enum Control {
    LINE,
    AREA,
    PASSWORD,
    FILE,
    CHECKBOX,
    CHOICE;

    private static Control of(FieldKind kind) {
      return switch (kind) {
        case PASSWORD -> PASSWORD;
        case FILE -> FILE;
        case BOOLEAN -> CHECKBOX;
        case CHOICE -> CHOICE;
        case JSON, JSON_LIST -> AREA;
        case INTEGER, FLOAT, STRING, LINK, BITRATE, URL, DATETIME, LINKS -> LINE;
      };
    }
  }

  /**
   * A field of the form.
   *
   * @param id the id of its control
   * @param name under which it is sent
   * @param label its label
   * @param help one sentence about it
   * @param error what was wrong with it; empty if nothing was
   * @param control the kind of its control
   * @param value its initial value
   * @param choices values with their labels: all that there are for a choice, and suggestions for a line
   */
  public record Row(
      String id, String name, String label, String help, String error, Control control, String value,
      Map<String, String> choices) {

    /** Whether something was wrong with it. */
    public boolean wrong() {
      return !error.isEmpty();
    }

    /** The id of the list of its suggestions; null if it has none, as a choice has. */
    public String list() {
      return control == Control.LINE && !choices.isEmpty() ? id + "-list" : null;
    }

    /** The ids of the elements that describe it. */
    public String describedBy() {
      return id + "-help" + (wrong() ? " " + id + "-error" : "");
    }
  }

  /** The method for the script that sends it; null when the browser can do that. */
  public String scripted() {
    return verb == Verb.POST ? null : verb.name();
  }

  /** What was wrong with the request as a whole; empty when nothing was. */
  public String whole() {
    return sentences(errors.path("non_field_errors")) + errors.path("detail").asText("");
  }

  /** Its fields, in order. */
  public List<Row> rows() {
    return input.shape().writable().stream().map(this::row).toList();
  }

  private Row row(FieldSpec field) {
    return new Row(verb + "-" + field.name(), field.name(), field.label(), field.help(),
        sentences(errors.path(field.name())), Control.of(field.kind()), value(field),
        field.choices().isEmpty() ? suggestions.getOrDefault(field.name(), Map.of()) : field.choices());
  }

  private String value(FieldSpec field) {
    JsonNode given = values.path(field.name());
    JsonNode value = given.isMissingNode() ? field.initial() : given;
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : JsonText.indented(value, 2);
  }

  private static String sentences(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(" "));
  }

  /** No messages. */
  public static JsonNode noErrors() {
    return MissingNode.getInstance();
  }
}
