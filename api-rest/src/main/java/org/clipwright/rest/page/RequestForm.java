package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Csrf;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.FieldSpec;

/**
 * The HTML form of a request: a control for each field, with its help and, after a failed attempt, what was wrong with
 * it.
 *
 * @param verb the method; browsers send only POST by themselves, for others a script of ours does
 * @param path where it is sent
 * @param input its fields
 * @param values what the controls show at first
 * @param errors sentences by field; missing when nothing went wrong
 * @param csrfToken proves that the form is ours
 * @param button what the button says
 */
public record RequestForm(
    Verb verb, String path, BodySpec input, JsonNode values, JsonNode errors, String csrfToken, String button) {

  public String html() {
    String controls = input.shape().writable().stream().map(this::row).collect(Collectors.joining("\n"));
    return """
        <form method="post" action="%s" enctype="multipart/form-data"%s>
        <input type="hidden" name="%s" value="%s">
        %s
        %s
        <p><button>%s</button></p>
        </form>""".formatted(Html.escape(path), verb == Verb.POST ? "" : " data-method=\"" + verb + "\"", Csrf.FIELD,
            Html.escape(csrfToken), whole(), controls, Html.escape(button));
  }

  private String whole() {
    String text = sentences(errors.path("non_field_errors")) + errors.path("detail").asText("");
    return text.isEmpty() ? "" : "<p role=\"alert\">" + Html.escape(text) + "</p>";
  }

  private String row(FieldSpec field) {
    String id = verb + "-" + field.name();
    String error = sentences(errors.path(field.name()));
    String shownError = error.isEmpty()
        ? ""
        : "<span class=\"error\" role=\"alert\" id=\"" + id + "-error\">" + Html.escape(error) + "</span>";
    return """
        <p><label for="%s">%s</label>
        %s
        <span class="help" id="%s-help">%s</span>%s</p>""".formatted(
            id, Html.escape(field.label()), control(field, attributes(field, id, error)), id, Html.escape(field.help()),
            shownError);
  }

  private String attributes(FieldSpec field, String id, String error) {
    String described = " aria-describedby=\"" + id + "-help" + (error.isEmpty() ? "" : " " + id + "-error") + "\"";
    return "id=\"" + id + "\" name=\"" + field.name() + "\"" + described
        + (error.isEmpty() ? "" : " aria-invalid=\"true\"");
  }

  private String control(FieldSpec field, String attributes) {
    String value = Html.escape(value(field));
    return switch (field.kind()) {
      case PASSWORD -> "<input type=\"password\" autocomplete=\"new-password\" " + attributes + ">";
      case FILE -> "<input type=\"file\" " + attributes + ">";
      case BOOLEAN -> "<input type=\"checkbox\" value=\"true\" " + attributes + (value.equals("true") ? " checked" : "")
          + ">";
      case CHOICE -> "<select " + attributes + ">" + options(field, value) + "</select>";
      case JSON, JSON_LIST -> "<textarea rows=\"4\" " + attributes + ">" + value + "</textarea>";
      default -> "<input " + attributes + " value=\"" + value + "\">";
    };
  }

  private static String options(FieldSpec field, String value) {
    return field.choices().entrySet().stream()
        .map(choice -> option(choice, value))
        .collect(Collectors.joining());
  }

  private static String option(Map.Entry<String, String> choice, String value) {
    String escaped = Html.escape(choice.getKey());
    return "<option value=\"" + escaped + "\"" + (escaped.equals(value) ? " selected" : "") + ">"
        + Html.escape(choice.getValue()) + "</option>";
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

  /** No sentences at all. */
  public static JsonNode noErrors() {
    return MissingNode.getInstance();
  }
}
