package org.clipwright.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Determines the address of a request's client, and the addresses under which that client reaches this server.
 *
 * @param server scheme and authority of this server, and the trusted proxies
 * @param mediaOrigin where media are served, if at a separate origin
 * @param mediaGuarded whether only their owners may fetch them
 */
public record ClientAddress(PublicAddress server, Optional<URI> mediaOrigin, boolean mediaGuarded) {

  /** Addresses as given by each request itself. */
  public static ClientAddress direct() {
    return new ClientAddress(new PublicAddress(Optional.empty(), List.of()), Optional.empty(), false);
  }

  /** Scheme and authority under which the client reaches this server. */
  public String origin(Request request) {
    return server.origin(request.getHttpURI().getScheme(), named(request), peer(request), request.getHeaders());
  }

  /** Scheme and authority at which the client finds media. */
  public String mediaOrigin(Request request) {
    return mediaOrigin.map(URI::toString).map(PublicAddress::trimmed).orElseGet(() -> origin(request));
  }

  /** Host and port that the client requested, as reported by trusted proxies. */
  public String authority(Request request) {
    return server.authority(named(request), peer(request), request.getHeaders());
  }

  /** The client's IP address, as reported by trusted proxies. */
  public String client(Request request) {
    return server.client(peer(request), request.getHeaders());
  }

  /** Whether the client runs on this machine, as far as addresses show. */
  public boolean fromThisMachine(Request request) {
    return InetAddress.ofLiteral(client(request)).isLoopbackAddress();
  }

  /** HTTP/1.0 requests may lack a host. */
  private static String named(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String named = host == null || host.isEmpty() ? request.getHttpURI().getAuthority() : host;
    return named == null ? "localhost:" + Request.getLocalPort(request) : named;
  }

  private static String peer(Request request) {
    SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet ? internet.getAddress().getHostAddress() : "127.0.0.1";
  }
}
