package org.clipwright.graphql.transport;

import java.util.Set;
import org.clipwright.http.AllowedOrigins;
import org.clipwright.http.CrossOrigin;
import org.clipwright.http.RequestId;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets pages of other origins use GraphQL with their own token. */
public final class CrossOriginHandler extends Handler.Abstract.NonBlocking {

  private static final String PATH = "/graphql";
  private static final String METHODS = "GET, HEAD, POST, PUT";
  private static final String SENT =
      "Accept, Authorization, Content-Range, Content-Type, " + Origins.PREFLIGHT_HEADER + ", " + RequestId.HEADER;
  private static final String SEEN = "Upload-Offset, " + RequestId.HEADER;

  private final CrossOrigin pages;

  /** @param origins the allowed origins, or {@code *} for all; empty for none */
  public CrossOriginHandler(Set<String> origins) {
    this.pages = new CrossOrigin(new AllowedOrigins(origins), METHODS, SENT, SEEN);
  }

  /** Answers a browser's preflight request; permits every other request and leaves it to the next handler. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      return false;
    }
    pages.show(request.getHeaders(), response.getHeaders());
    boolean asking = pages.asks(request.getMethod(), request.getHeaders());
    if (asking) {
      pages.permit(response.getHeaders());
      response.getHeaders().put(HttpHeader.VARY, "Origin");
      response.setStatus(204);
      callback.succeeded();
    }
    return asking;
  }
}
