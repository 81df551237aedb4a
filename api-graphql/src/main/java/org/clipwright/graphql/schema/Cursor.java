package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.services.resource.Listings.Key;
import org.clipwright.services.resource.Listings.Order;

/** Encodes positions in lists as opaque text, and decodes them. */
final class Cursor {

  private Cursor() {}

  static String of(Order order, Key key) {
    String text = Json.text(List.of(order.name(), key.value(), key.id()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The position in a list with this sort order; empty when the text is not a cursor of such a list. */
  static Optional<Key> parse(String text, Order order) {
    try {
      JsonNode parts = Json.read(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      boolean sound = parts.isArray() && parts.size() == 3 && parts.get(0).asText().equals(order.name())
          && parts.get(1).isTextual() && parts.get(2).canConvertToLong();
      return sound ? Optional.of(new Key(parts.get(1).textValue(), parts.get(2).longValue())) : Optional.empty();
    } catch (IllegalArgumentException | RequestException noCursor) {
      return Optional.empty();
    }
  }
}
