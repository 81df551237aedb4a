package org.clipwright.rest.request;

import java.util.Optional;
import java.util.Set;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.message.RestResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Lets pages of other origins call the API with a token of their own; cookies are never allowed across origins.
 *
 * @param origins the origins that may, such as {@code https://editor.example}, or {@code *} for all; empty for none
 */
public record Cors(Set<String> origins) {

  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";
  private static final String HEADERS = "Accept, Authorization, Content-Type, Range, X-Request-Id";
  private static final String EXPOSED =
      "Accept-Ranges, Allow, Content-Disposition, Content-Length, Content-Range, ETag, Location, X-Request-Id";

  /** The answer to a browser that asks before it sends a request; empty for any other request. */
  public Optional<RestResponse> preflight(RestRequest request) {
    boolean asking = request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method").isPresent()
        && allowed(request).isPresent();
    return asking ? Optional.of(permission()) : Optional.empty();
  }

  public void decorate(RestRequest request, HttpFields.Mutable headers) {
    allowed(request).ifPresent(origin -> {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", EXPOSED);
      if (!origin.equals("*")) {
        headers.put(HttpHeader.VARY, Optional.ofNullable(headers.get(HttpHeader.VARY))
            .map(vary -> vary + ", Origin").orElse("Origin"));
      }
    });
  }

  private static RestResponse permission() {
    HttpFields.Mutable headers = HttpFields.build();
    headers.put("Access-Control-Allow-Methods", METHODS);
    headers.put("Access-Control-Allow-Headers", HEADERS);
    headers.put("Access-Control-Max-Age", "600");
    return new RestResponse(204, headers, out -> {});
  }

  /** Whether pages of an origin may call the API. */
  public boolean allows(String origin) {
    return origins.contains("*") || origins.contains(origin);
  }

  private Optional<String> allowed(RestRequest request) {
    return request.header(HttpHeader.ORIGIN)
        .filter(this::allows)
        .map(origin -> origins.contains("*") ? "*" : origin);
  }
}
