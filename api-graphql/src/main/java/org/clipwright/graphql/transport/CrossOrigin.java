package org.clipwright.graphql.transport;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets pages of other origins use the graph with a token of their own; cookies are never allowed across origins. */
public final class CrossOrigin extends Handler.Abstract.NonBlocking {

  private static final String PATH = "/graphql";
  private static final String ANY = "*";

  private final Set<String> origins;

  /** @param origins the origins that may, or {@code *} for all; empty for none */
  public CrossOrigin(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Answers a browser that asks before it sends a request; permits every other and leaves it to the next handler. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    Optional<String> origin = allowed(request).filter(_ -> path.equals(PATH) || path.startsWith(PATH + "/"));
    if (origin.isEmpty()) {
      return false;
    }
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Access-Control-Allow-Origin", origin.get());
    headers.put("Access-Control-Expose-Headers", "Upload-Offset, X-Request-Id");
    boolean asking = HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains("Access-Control-Request-Method");
    if (asking) {
      headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT");
      headers.put("Access-Control-Allow-Headers",
          "Accept, Authorization, Content-Range, Content-Type, " + Origins.PREFLIGHT_HEADER + ", X-Request-Id");
      headers.put("Access-Control-Max-Age", "600");
      headers.put(HttpHeader.VARY, "Origin");
      response.setStatus(204);
      callback.succeeded();
    }
    return asking;
  }

  private Optional<String> allowed(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
        .filter(origin -> origins.contains(ANY) || origins.contains(origin))
        .map(origin -> origins.contains(ANY) ? ANY : origin);
  }
}
