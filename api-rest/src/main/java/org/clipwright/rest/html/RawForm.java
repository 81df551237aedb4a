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
 * The form for a request whose body is written by hand; a script sends it, because HTML forms cannot send JSON.
 *
 * @param verbs the methods it can be sent by, each with a button
 * @param path where it is sent
 * @param input the body's fields, for a skeleton
 * @param values the initial body; missing for the skeleton alone
 * @param csrfToken proves that the form is ours
 */
public record RawForm(List<Verb> verbs, String path, BodySpec input, JsonNode values, String csrfToken) {

  private static final int ROWS_LIMIT = 24;

  /** The prefix of its controls' ids. */
  public String id() {
    return "raw-" + verbs.getFirst();
  }

  /** The initial text. */
  public String text() {
    return JsonText.indented(body(), 4);
  }

  /** How many lines of it are visible at once. */
  public int rows() {
    return Math.min(ROWS_LIMIT, text().split("\n").length + 1);
  }

  /** The initial body. */
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
