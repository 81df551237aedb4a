package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.RestResponse;
import org.clipwright.services.action.ActionResult;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** An action's answer, before it is rendered. */
public sealed interface Answer {

  int status();

  List<HttpField> headers();

  /** Data, rendered in the form that was negotiated. */
  record Data(int status, JsonNode body, List<HttpField> headers) implements Answer {}

  /** Nothing yet: a page that offers the forms of what can be sent to its address. */
  record Greeting() implements Answer {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public List<HttpField> headers() {
      return List.of();
    }
  }

  /** No content. */
  record Empty(int status, List<HttpField> headers) implements Answer {}

  /** Bytes that are ready to go, whatever was negotiated. */
  record Ready(int status, String contentType, byte[] bytes, List<HttpField> headers) implements Answer {}

  /** Streamed bytes, whose number is not known in advance. */
  record Streamed(int status, String contentType, RestResponse.Body body, List<HttpField> headers) implements Answer {}

  /** Stored media, which support range requests. */
  record Stored(Media media, List<HttpField> headers) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  static Answer ok(JsonNode body) {
    return new Data(200, body, List.of());
  }

  /** A success with only a message. */
  static Answer detail(String sentence) {
    return ok(JsonNodeFactory.instance.objectNode().put("detail", sentence));
  }

  /** A new resource; its {@code url} is its location. */
  static Answer created(JsonNode body) {
    return new Data(201, body, List.of(new HttpField(HttpHeader.LOCATION, body.path("url").asText())));
  }

  /** A drawn picture. */
  static Answer picture(ActionResult.Picture picture) {
    return new Ready(200, picture.contentType(), picture.bytes().get(), List.of());
  }

  static Answer noContent() {
    return new Empty(204, List.of());
  }
}
