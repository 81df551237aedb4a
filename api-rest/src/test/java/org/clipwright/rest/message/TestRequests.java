package org.clipwright.rest.message;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.clipwright.http.Query;
import org.eclipse.jetty.http.HttpFields;

/** Requests that never saw a socket. */
public final class TestRequests {

  private TestRequests() {}

  /** A request to {@code http://localhost}; headers as names and values in turn. */
  public static RestRequest of(String method, String target, byte[] body, String... headers) {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    String[] parts = target.split("\\?", 2);
    return new RestRequest(method, parts[0], Query.parse(parts.length > 1 ? parts[1] : ""), fields,
        new ByteArrayInputStream(body), "http://localhost", "127.0.0.1", "test");
  }

  public static RestRequest of(String method, String target, String body, String... headers) {
    return of(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static RestRequest get(String target, String... headers) {
    return of("GET", target, "", headers);
  }
}
