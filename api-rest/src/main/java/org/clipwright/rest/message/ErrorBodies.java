package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** Errors as JSON responses, for places where no format was negotiated. */
public final class ErrorBodies {

  private ErrorBodies() {}

  public static JsonNode detail(String sentence) {
    return JsonNodeFactory.instance.objectNode().put("detail", sentence);
  }

  public static RestResponse json(int status, String sentence) {
    byte[] bytes = JsonText.compact(detail(sentence)).getBytes(StandardCharsets.UTF_8);
    return RestResponse.of(status, Offer.JSON.mediaType(), bytes);
  }
}
