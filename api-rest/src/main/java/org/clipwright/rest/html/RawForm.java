package org.clipwright.rest.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;

/**
 * The form for a request whose body is written by hand; a script of ours sends it, since no form can send JSON.
 *
 * @param verbs the methods it can be sent by, each with a button
 * @param path where it is sent
 * @param input the body's fields, for a skeleton
 * @param values what the body begins with; missing for the skeleton alone
 * @param csrfToken proves that the form is ours
 */
public record RawForm(List<Verb> verbs, String path, BodySpec input, JsonNode values, String csrfToken) {

  private static final int ROWS_LIMIT = 24;

  /** What the ids of its controls begin with. */
  public String id() {
    return "raw-" + verbs.getFirst();
  }

  /** The text to begin with. */
  public String text() {
    return JsonText.indented(body(), 4);
  }

  /** How many lines of it can be seen at once. */
  public int rows() {
    return Math.min(ROWS_LIMIT, text().split("\n").length + 1);
  }

  /** The body as it is at first. */
  public ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    input.shape().writable().stream()
        .filter(field -> field.kind() != FieldKind.FILE)
        .forEach(field -> body.set(field.name(), value(field)));
    return body;
  }

  private JsonNode value(FieldSpec field) {
    JsonNode present = values.path(field.name());
    if (!present.isMissingNode()) {
      return present;
    }
    return field.initial().isMissingNode() ? JsonNodeFactory.instance.textNode("") : field.initial();
  }
}
