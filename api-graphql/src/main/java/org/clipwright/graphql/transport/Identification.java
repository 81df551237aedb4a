package org.clipwright.graphql.transport;

import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.CallerDirectory;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.http.ClientAddress;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Finds the caller in a request: an {@code Authorization} header wins over a session's cookie. */
public final class Identification {

  static final String MISSING = "Authentication credentials were not provided.";

  private final CallerDirectory directory;
  private final Origins origins;
  private final String sessionCookie;
  private final ClientAddress addresses;

  public Identification(
      CallerDirectory directory, Origins origins, String sessionCookie, ClientAddress addresses) {
    this.directory = directory;
    this.origins = origins;
    this.sessionCookie = sessionCookie;
    this.addresses = addresses;
  }

  /** The caller of an HTTP request; fails when there is none, or when a cookie alone is not enough. */
  Caller require(Request request, RequestBody body) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null) {
      return byHeader(header, client(request));
    }
    Caller caller = bySession(request).orElseThrow(() -> RequestException.unauthenticated(MISSING));
    origins.requireIntended(request, body);
    return caller;
  }

  /** The caller whom the request that opened a WebSocket names already. */
  Optional<Caller> ofUpgrade(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null) {
      return directory.byAuthorization(header, client(request));
    }
    return origins.own(request) ? bySession(request) : Optional.empty();
  }

  /** The caller of a page that changes nothing. */
  Optional<Caller> ofPage(Request request) {
    return bySession(request);
  }

  /** The address that a request came from. */
  String client(Request request) {
    return addresses.client(request);
  }

  Caller byHeader(String header, String client) {
    return directory.byAuthorization(header, client).orElseThrow(() -> RequestException.unauthenticated(MISSING));
  }

  private Optional<Caller> bySession(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(sessionCookie))
        .map(HttpCookie::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(directory::bySession);
  }
}
