package org.clipwright.rest.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clipwright.rest.TestPlatform;

/**
 * A request for both servers.
 *
 * @param name what it tries
 * @param target path and query
 * @param difference why the answers may differ; empty when they must not
 */
public record Probe(String name, String method, String target, Map<String, String> headers, byte[] body,
    String difference) {

  public static Probe of(String name, String method, String target) {
    return new Probe(name, method, target, Map.of(), new byte[0], "");
  }

  public Probe with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Probe(name, method, target, more, body, difference);
  }

  public Probe token(String token) {
    return with("Authorization", "Token " + token);
  }

  public Probe ann() {
    return token(TestPlatform.ANN);
  }

  public Probe body(String type, byte[] content) {
    Probe typed = with("Content-Type", type);
    return new Probe(name, method, target, typed.headers(), content, difference);
  }

  public Probe json(String content) {
    return body("application/json", content.getBytes(StandardCharsets.UTF_8));
  }

  public Probe form(String content) {
    return body("application/x-www-form-urlencoded", content.getBytes(StandardCharsets.UTF_8));
  }

  /** The same probe, whose answers differ for a reason. */
  public Probe differs(String reason) {
    return new Probe(name, method, target, headers, body, reason);
  }

  RestRequest request() {
    String[] pairs = headers.entrySet().stream().flatMap(header -> java.util.stream.Stream.of(header.getKey(),
        header.getValue())).toArray(String[]::new);
    return TestRequests.of(method, target, body, pairs);
  }
}
