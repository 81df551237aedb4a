package org.clipwright.rest.message;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpFields;

/**
 * One HTTP response, free of the server that sends it.
 *
 * @param status the status
 * @param headers the headers, including {@code Content-Length} unless the body is streamed
 * @param body writes the body; not called for HEAD requests
 */
public record RestResponse(int status, HttpFields.Mutable headers, Body body) {

  /** Writes a body of the announced length. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  public static RestResponse of(int status, String contentType, byte[] bytes) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put("Content-Type", contentType);
    headers.put("Content-Length", bytes.length);
    return new RestResponse(status, headers, out -> out.write(bytes));
  }

  /** A response whose length is not known before it is written. */
  public static RestResponse streamed(int status, String contentType, Body body) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put("Content-Type", contentType);
    return new RestResponse(status, headers, body);
  }

  public static RestResponse empty(int status) {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put("Content-Length", 0);
    return new RestResponse(status, headers, out -> {});
  }
}
