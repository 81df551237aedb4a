package org.clipwright.graphql.transport;

import java.net.URI;
import java.util.Set;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.RequestException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Decides whether a request authenticated by a cookie was made by our own pages.
 *
 * @param allowed further origins, such as {@code https://editor.example.org}, that may use a user's session
 */
public record Origins(Set<String> allowed) {

  static final String PREFLIGHT_HEADER = "GraphQL-Require-Preflight";

  /** Whether the request's {@code Origin} is ours, or one that an operator trusts. */
  boolean own(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      return false;
    }
    return allowed.contains(origin) || sameAuthority(origin, request.getHeaders().get(HttpHeader.HOST));
  }

  /**
   * Whether one of our pages asks for events. A browser that has signed in there with Basic credentials sends them here
   * only when it is asked to.
   */
  static boolean isOfPage(Request request) {
    HttpFields headers = request.getHeaders();
    return sameOrigin(headers)
        && AnswerType.of(headers.get(HttpHeader.ACCEPT)).filter(type -> type == AnswerType.EVENTS).isPresent();
  }

  /**
   * Fails if a foreign page could have made a browser send this request; passes if it names our own origin, or would
   * have needed a preflight.
   */
  void requireIntended(Request request, RequestBody body) {
    HttpFields headers = request.getHeaders();
    if (headers.contains(HttpHeader.ORIGIN) && !own(request)) {
      throw forbidden();
    }
    boolean preflighted = headers.contains(PREFLIGHT_HEADER) || headers.contains("X-CSRFToken");
    boolean sameOrigin = sameOrigin(headers);
    if (!preflighted && !sameOrigin && body != RequestBody.JSON) {
      throw forbidden();
    }
  }

  private static boolean sameOrigin(HttpFields headers) {
    return "same-origin".equals(headers.get("Sec-Fetch-Site"));
  }

  private static RequestException forbidden() {
    return new RequestException(403, ErrorCodes.FORBIDDEN,
        "CSRF Failed: a request with a session cookie must be JSON or carry the header " + PREFLIGHT_HEADER
            + ", and come from this server's own pages.");
  }

  private static boolean sameAuthority(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
