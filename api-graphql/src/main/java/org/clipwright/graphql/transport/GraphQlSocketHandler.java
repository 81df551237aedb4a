package org.clipwright.graphql.transport;

import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RequestId;
import org.clipwright.http.RouteName;
import org.clipwright.services.budget.HeapShare;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.TunnelSupport;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Upgrades requests for a WebSocket; every other request is left to the next handler. */
final class GraphQlSocketHandler extends Handler.Abstract {

  private static final String SUBPROTOCOL = "graphql-transport-ws";

  private final GraphQlEngine engine;
  private final Callers callers;
  private final SocketRegistry registry;
  private final SocketLimits limits;
  private final ClientAddress address;

  GraphQlSocketHandler(
      GraphQlEngine engine,
      Callers callers,
      SocketRegistry registry,
      SocketLimits limits,
      ClientAddress address) {
    this.engine = engine;
    this.callers = callers;
    this.registry = registry;
    this.limits = limits;
    this.address = address;
    installBean(registry);
  }

  @Override
  protected void doStart() throws Exception {
    ServerWebSocketContainer.ensure(getServer());
    super.doStart();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!wantsSocket(request)) {
      return false;
    }
    RouteName.give(request, "/graphql (socket)");
    GraphQlSocket socket = new GraphQlSocket(engine, callers, registry, limits, read(request));
    if (!registry.admit(socket)) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 10);
      Response.writeError(request, response, callback, 503, "Too many connections are open; try again later.");
      return true;
    }
    boolean upgraded = open(socket, request, response, callback);
    if (!upgraded) {
      registry.remove(socket);
    }
    return upgraded;
  }

  /** HTTP/1.1 requests the upgrade by a header, HTTP/2 by a method and its protocol (RFC 8441). */
  private static boolean wantsSocket(Request request) {
    TunnelSupport tunnel = request.getTunnelSupport();
    String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
    return HttpMethod.GET.is(request.getMethod()) && "websocket".equalsIgnoreCase(upgrade)
        || tunnel != null && "websocket".equalsIgnoreCase(tunnel.getProtocol());
  }

  private boolean open(GraphQlSocket socket, Request request, Response response, Callback callback) {
    return ServerWebSocketContainer.get(request.getContext()).upgrade((asked, answered, _) -> {
      if (asked.hasSubProtocol(SUBPROTOCOL)) {
        answered.setAcceptedSubProtocol(SUBPROTOCOL);
      }
      return socket;
    }, request, response, callback);
  }

  private SocketUpgrade read(Request request) {
    boolean acceptable =
        request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, true).contains(SUBPROTOCOL);
    Optional<Caller> caller = Optional.empty();
    Optional<RequestException> throttled = Optional.empty();
    try {
      caller = callers.ofUpgrade(request);
    } catch (RequestException e) {
      // Bad credentials are reported once the socket is open, where browsers can read the close code.
      throttled = Optional.of(e).filter(refusal -> refusal.retrySeconds() > 0);
    }
    return new SocketUpgrade(
        caller, throttled, callers.client(request), RequestId.of(request), address.origin(request),
        address.mediaOrigin(request), address.mediaGuarded(), acceptable, HeapShare.current().budget());
  }
}
