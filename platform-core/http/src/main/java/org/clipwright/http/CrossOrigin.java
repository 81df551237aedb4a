package org.clipwright.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;

/**
 * What pages of other origins may send to an API and read of its responses; cookies are never allowed across origins.
 *
 * @param origins the origins whose pages are allowed
 * @param methods the methods that they may use
 * @param sent the headers that they may send
 * @param seen the headers that they may read
 */
public record CrossOrigin(AllowedOrigins origins, String methods, String sent, String seen) {

  private static final String SECONDS = "600";

  /** Whether this is a browser's preflight request for a page that is allowed. */
  public boolean asks(String method, HttpFields request) {
    return HttpMethod.OPTIONS.is(method)
        && request.contains("Access-Control-Request-Method")
        && origins.allowed(request).isPresent();
  }

  /** Answers a preflight request with what the page may send. */
  public void permit(HttpFields.Mutable answer) {
    answer.put("Access-Control-Allow-Methods", methods);
    answer.put("Access-Control-Allow-Headers", sent);
    answer.put("Access-Control-Max-Age", SECONDS);
  }

  /** Lets the page that sent a request read the response, and returns its origin; empty where that is not allowed. */
  public Optional<String> show(HttpFields request, HttpFields.Mutable answer) {
    Optional<String> origin = origins.allowed(request);
    origin.ifPresent(allowed -> {
      answer.put("Access-Control-Allow-Origin", allowed);
      answer.put("Access-Control-Expose-Headers", seen);
    });
    return origin;
  }
}
