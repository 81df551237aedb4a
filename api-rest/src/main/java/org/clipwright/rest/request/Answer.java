package org.clipwright.rest.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.clipwright.rest.message.Media;
import org.clipwright.rest.message.RestResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** What an action answers, before it is rendered. */
public sealed interface Answer {

  int status();

  List<HttpField> headers();

  /** Data, rendered in the form that was negotiated. */
  record Data(int status, JsonNode body, List<HttpField> headers) implements Answer {}

  /** No content. */
  record Empty(int status, List<HttpField> headers) implements Answer {}

  /** Bytes that are ready to go, whatever was negotiated. */
  record Ready(int status, String contentType, byte[] bytes, List<HttpField> headers) implements Answer {}

  /** Bytes that are made while they are sent; how many is not known before. */
  record Streamed(int status, String contentType, RestResponse.Body body, List<HttpField> headers) implements Answer {}

  /** Stored media, of which ranges can be asked for. */
  record Stored(Media media, List<HttpField> headers) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  static Answer ok(JsonNode body) {
    return new Data(200, body, List.of());
  }

  /** A success that has only a sentence to tell. */
  static Answer detail(String sentence) {
    return ok(JsonNodeFactory.instance.objectNode().put("detail", sentence));
  }

  /** A new resource; its {@code url} is its location. */
  static Answer created(JsonNode body) {
    return new Data(201, body, List.of(new HttpField(HttpHeader.LOCATION, body.path("url").asText())));
  }

  static Answer noContent() {
    return new Empty(204, List.of());
  }
}
