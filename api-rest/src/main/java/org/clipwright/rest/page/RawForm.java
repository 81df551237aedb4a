package org.clipwright.rest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Csrf;
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
record RawForm(List<Verb> verbs, String path, BodySpec input, JsonNode values, String csrfToken) {

  private static final int ROWS_LIMIT = 24;

  String html() {
    String id = "raw-" + verbs.getFirst();
    String text = JsonText.indented(body(), 4);
    String buttons = verbs.stream()
        .map(verb -> "<button name=\"method\" value=\"" + verb + "\">" + verb + "</button>")
        .collect(Collectors.joining(" "));
    return """
        <form method="post" action="%s" data-raw="true">
        <input type="hidden" name="%s" value="%s">
        <p><label for="%s-type">Media type</label>
        <select id="%s-type" name="type"><option>application/json</option>\
        <option>application/x-www-form-urlencoded</option></select></p>
        <p><label for="%s-body">Content</label>
        <textarea id="%s-body" name="content" rows="%d" spellcheck="false">%s</textarea></p>
        <p>%s</p>
        </form>
        <noscript><p>Sending raw data needs JavaScript.</p></noscript>
        """.formatted(Html.escape(path), Csrf.FIELD, Html.escape(csrfToken), id, id, id, id,
            Math.min(ROWS_LIMIT, text.split("\n").length + 1), Html.escape(text), buttons);
  }

  /** The body as it is at first. */
  ObjectNode body() {
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
