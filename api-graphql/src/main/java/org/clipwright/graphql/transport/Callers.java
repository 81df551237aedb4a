package org.clipwright.graphql.transport;

import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.CallerDirectory;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RequestCookies;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.resource.UserId;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Identifies the caller of a request: an {@code Authorization} header takes precedence over a session cookie. */
public final class Callers {

  static final String MISSING = "Authentication credentials were not provided.";

  private final CallerDirectory directory;
  private final RequestThrottle requests;
  private final Origins origins;
  private final String sessionCookie;
  private final ClientAddress addresses;

  /**
   * Finds callers in a directory.
   *
   * @param requests counts the requests of each caller
   * @param addresses determines the address that a request came from, taking trusted proxies into account
   */
  public Callers(
      CallerDirectory directory, RequestThrottle requests, Origins origins, String sessionCookie,
      ClientAddress addresses) {
    this.directory = directory;
    this.requests = requests;
    this.origins = origins;
    this.sessionCookie = sessionCookie;
    this.addresses = addresses;
  }

  /**
   * The caller of an HTTP request; fails when there is none, when a cookie alone is not enough, or after too many
   * requests.
   */
  Caller require(Request request, RequestBody body) {
    Caller caller = counted(() -> requests.countingRefusals(client(request), () -> named(request, body)));
    count(caller);
    return caller;
  }

  /** Counts one operation of a caller; fails after too many of them. */
  void count(Caller caller) {
    counted(() -> {
      requests.count(new UserId(caller.account()));
      return caller;
    });
  }

  private static Caller counted(Supplier<Caller> counting) {
    try {
      return counting.get();
    } catch (ThrottledException tooOften) {
      throw RequestException.throttled(tooOften);
    }
  }

  private Caller named(Request request, RequestBody body) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null) {
      return byHeader(header, client(request));
    }
    Caller caller = bySession(request).orElseThrow(() -> RequestException.unauthenticated(MISSING));
    origins.requireIntended(request, body);
    return caller;
  }

  /** The caller already identified by the request that opened a WebSocket. */
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
    return RequestCookies.value(request.getHeaders(), sessionCookie).flatMap(directory::bySession);
  }
}
