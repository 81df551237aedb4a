package org.clipwright.server.tls;

import java.net.URI;
import java.util.Optional;
import org.clipwright.http.PublicAddress;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Redirects plain HTTP requests to HTTPS, so that method and body are sent again. */
final class SecureRedirect extends Handler.Wrapper {

  private static final int USUAL_PORT = 443;

  private final ServerConnector secure;
  private final Optional<URI> publicUrl;

  SecureRedirect(ServerConnector secure, Optional<URI> publicUrl, Handler inside) {
    super(inside);
    this.secure = secure;
    this.publicUrl = publicUrl.filter(address -> "https".equals(address.getScheme()));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.isSecure()) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.LOCATION, origin(request) + request.getHttpURI().getPathQuery());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
    response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
    callback.succeeded();
    return true;
  }

  private String origin(Request request) {
    int port = secure.getLocalPort();
    return publicUrl.map(URI::toString).map(PublicAddress::trimmed).orElseGet(
        () -> "https://" + Request.getServerName(request) + (port == USUAL_PORT ? "" : ":" + port));
  }
}
