package org.clipwright.services.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.services.resource.Export;

/**
 * What a webhook is sent: the export as JSON, or as a form if its JSON asks for one. A form writes nested objects as
 * the names of their keys only, as clients of the original expect.
 */
record WebhookBody(String contentType, String text) {

  private static final String AS_FORM = "webhook-form-urlencoded";

  /** Encodes a representation as JSON, or as a form if the export asks for one. */
  static WebhookBody of(Export export, ObjectNode representation) {
    return export.json().path(AS_FORM).asBoolean(false)
        ? new WebhookBody("application/x-www-form-urlencoded", form(representation))
        : new WebhookBody("application/json", representation.toString());
  }

  private static String form(ObjectNode body) {
    List<String> pairs = new ArrayList<>();
    body.properties().forEach(field -> append(field.getKey(), field.getValue(), pairs));
    return String.join("&", pairs);
  }

  private static void append(String key, JsonNode value, List<String> pairs) {
    if (value.isArray()) {
      value.forEach(element -> pairs.add(pair(key, element.asText())));
    } else if (value.isObject()) {
      value.fieldNames().forEachRemaining(name -> pairs.add(pair(key, name)));
    } else if (!value.isNull()) {
      pairs.add(pair(key, value.isBoolean() ? (value.booleanValue() ? "True" : "False") : value.asText()));
    }
  }

  private static String pair(String key, String value) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
