package org.clipwright.graphql.transport;

import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.RouteName;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.idempotency.Idempotency;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The address {@code /graphql} with all its transports: HTTP, server-sent events and WebSocket. */
public final class GraphQlEndpoint extends Handler.Sequence {

  private static final String PATH = "/graphql";

  public GraphQlEndpoint(
      GraphQlEngine engine,
      Callers callers,
      GraphQlLimits limits,
      ClientAddress address,
      UploadRoom uploads,
      Idempotency idempotency) {
    ConnectionCount connections = new ConnectionCount(limits.sockets().open());
    SocketRegistry registry = new SocketRegistry(limits.sockets(), connections);
    addHandler(new GraphQlSocketHandler(engine, callers, registry, limits.sockets(), address));
    addHandler(
        new GraphQlHttpHandler(
            engine,
            callers,
            new OperationReader(limits.request(), uploads),
            new EventStreams(limits.sockets(), connections),
            address,
            new RepeatedOperations(idempotency)));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request).replaceAll("/{2,}", "/");
    if (!path.equals(PATH) && !path.equals(PATH + "/")) {
      return false;
    }
    RouteName.give(request, PATH);
    return super.handle(request, response, callback);
  }
}
