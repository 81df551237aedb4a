package org.clipwright.graphql.transport;

import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Knows by which id and under which origin a request came. */
public final class ClientAddress {

  private final Function<Request, String> origin;
  private final Function<Request, String> mediaOrigin;

  /**
   * Addresses as two functions tell them.
   *
   * @param origin tells scheme and authority, trusted proxies considered
   * @param mediaOrigin tells those of media
   */
  public ClientAddress(Function<Request, String> origin, Function<Request, String> mediaOrigin) {
    this.origin = origin;
    this.mediaOrigin = mediaOrigin;
  }

  /** Believes the request's own {@code Host}. */
  static String direct(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    return request.getHttpURI().getScheme() + "://"
        + (host == null || host.isEmpty() ? request.getHttpURI().getAuthority() : host);
  }

  String origin(Request request) {
    return origin.apply(request);
  }

  String mediaOrigin(Request request) {
    return mediaOrigin.apply(request);
  }

  /** The id that a client or proxy gave, if it looks like one; else a new one. */
  String requestId(Request request) {
    return idOf(request);
  }

  public static String idOf(Request request) {
    String given = request.getHeaders().get("X-Request-Id");
    return given != null && given.matches("[\\w.-]{1,64}") ? given : UUID.randomUUID().toString();
  }
}
