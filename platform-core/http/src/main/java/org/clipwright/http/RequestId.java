package org.clipwright.http;

import java.util.UUID;
import org.eclipse.jetty.server.Request;

/** The id of a request in logs and responses. */
public final class RequestId {

  /** The header in which clients and proxies supply an id, and responses return it. */
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = RequestId.class.getName();

  private RequestId() {}

  /** The id that a client or proxy supplied, if well-formed; otherwise a new one, the same for each call. */
  public static String of(Request request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String given = request.getHeaders().get(HEADER);
    String id = given != null && given.matches("[\\w.-]{1,64}") ? given : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
