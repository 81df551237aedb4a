package org.clipwright.rest.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A response with its body. */
public record TestResponse(int status, RestResponse response, byte[] bytes) {

  public static TestResponse of(RestResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      response.body().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestResponse(response.status(), response, out.toByteArray());
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return JsonReader.read(text());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(response.headers().get(name));
  }
}
