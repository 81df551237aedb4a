package org.clipwright.graphql.transport;

import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.setup.GraphQlLimits.SocketLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RequestId;
import org.clipwright.services.budget.HeapShare;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Turns requests for a WebSocket into sockets; every other request is for somebody else. */
final class GraphQlSocketHandler extends Handler.Abstract {

  private static final String SUBPROTOCOL = "graphql-transport-ws";

  private final GraphQlEngine engine;
  private final Identification identification;
  private final SocketRegistry registry;
  private final SocketLimits limits;
  private final ClientAddress address;

  GraphQlSocketHandler(
      GraphQlEngine engine,
      Identification identification,
      SocketRegistry registry,
      SocketLimits limits,
      ClientAddress address) {
    this.engine = engine;
    this.identification = identification;
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
    String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
    if (!HttpMethod.GET.is(request.getMethod()) || !"websocket".equalsIgnoreCase(upgrade)) {
      return false;
    }
    GraphQlSocket socket = new GraphQlSocket(engine, identification, registry, limits, read(request));
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

  private boolean open(GraphQlSocket socket, Request request, Response response, Callback callback) {
    return ServerWebSocketContainer.get(request.getContext()).upgrade((asked, answered, _) -> {
      if (asked.hasSubProtocol(SUBPROTOCOL)) {
        answered.setAcceptedSubProtocol(SUBPROTOCOL);
      }
      return socket;
    }, request, response, callback);
  }

  private GraphQlSocket.Upgrade read(Request request) {
    boolean acceptable =
        request.getHeaders().getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, true).contains(SUBPROTOCOL);
    Optional<Caller> caller = Optional.empty();
    Optional<RequestException> throttled = Optional.empty();
    try {
      caller = identification.ofUpgrade(request);
    } catch (RequestException e) {
      // Bad credentials are told once the socket is open, where browsers can read the close code.
      throttled = Optional.of(e).filter(refusal -> refusal.retrySeconds() > 0);
    }
    return new GraphQlSocket.Upgrade(
        caller, throttled, identification.client(request), RequestId.of(request), address.origin(request),
        address.mediaOrigin(request), acceptable, HeapShare.current().budget());
  }
}
