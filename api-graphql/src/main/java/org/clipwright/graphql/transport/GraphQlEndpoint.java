package org.clipwright.graphql.transport;

import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.services.budget.UploadRoom;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The address {@code /graphql} with all its transports: HTTP, server-sent events and WebSocket. */
public final class GraphQlEndpoint extends Handler.Sequence {

  private static final String PATH = "/graphql";

  public GraphQlEndpoint(
      GraphQlEngine engine,
      Identification identification,
      GraphQlLimits limits,
      ClientAddress address,
      UploadRoom uploads) {
    ConnectionCount connections = new ConnectionCount(limits.sockets().open());
    SocketRegistry registry = new SocketRegistry(limits.sockets(), connections);
    addHandler(new GraphQlSocketHandler(engine, identification, registry, limits.sockets(), address));
    addHandler(
        new GraphQlHttpHandler(
            engine,
            identification,
            new BodyReader(limits.request(), uploads),
            new EventStreams(limits.sockets(), connections),
            address));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request).replaceAll("/{2,}", "/");
    return (path.equals(PATH) || path.equals(PATH + "/")) && super.handle(request, response, callback);
  }
}
