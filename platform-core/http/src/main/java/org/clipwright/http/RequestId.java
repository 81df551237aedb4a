package org.clipwright.http;

import java.util.UUID;
import org.eclipse.jetty.server.Request;

/** What logs and answers call a request. */
public final class RequestId {

  /** The header in which clients and proxies give an id, and answers carry it. */
  public static final String HEADER = "X-Request-Id";

  private RequestId() {}

  /** The id that a client or proxy gave, if it looks like one; else a new one. */
  public static String of(Request request) {
    String given = request.getHeaders().get(HEADER);
    return given != null && given.matches("[\\w.-]{1,64}") ? given : UUID.randomUUID().toString();
  }
}
