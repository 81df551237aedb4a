package org.clipwright.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;

/**
 * What pages of other origins may send to an API and see of its answers; cookies are never allowed across origins.
 *
 * @param origins whose pages may
 * @param methods the methods that they may use
 * @param sent the headers that they may send
 * @param seen the headers that they may read
 */
public record CrossOrigin(AllowedOrigins origins, String methods, String sent, String seen) {

  private static final String SECONDS = "600";

  /** Whether a browser asks for a page that may, before it sends a request. */
  public boolean asks(String method, HttpFields request) {
    return HttpMethod.OPTIONS.is(method)
        && request.contains("Access-Control-Request-Method")
        && origins.allowed(request).isPresent();
  }

  /** Tells a browser that asks what it may send. */
  public void permit(HttpFields.Mutable answer) {
    answer.put("Access-Control-Allow-Methods", methods);
    answer.put("Access-Control-Allow-Headers", sent);
    answer.put("Access-Control-Max-Age", SECONDS);
  }

  /** Lets the page that sent a request see the answer, and tells the origin it is shown to; empty where it may not. */
  public Optional<String> show(HttpFields request, HttpFields.Mutable answer) {
    Optional<String> origin = origins.allowed(request);
    origin.ifPresent(allowed -> {
      answer.put("Access-Control-Allow-Origin", allowed);
      answer.put("Access-Control-Expose-Headers", seen);
    });
    return origin;
  }
}
