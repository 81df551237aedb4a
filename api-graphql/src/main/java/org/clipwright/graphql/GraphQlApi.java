package org.clipwright.graphql;

import graphql.schema.GraphQLSchema;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.clipwright.graphql.execution.AnswerBodies;
import org.clipwright.graphql.execution.ErrorCodes;
import org.clipwright.graphql.execution.GraphQlEngine;
import org.clipwright.graphql.execution.Json;
import org.clipwright.graphql.live.LiveFeeds;
import org.clipwright.graphql.schema.FetchFailures;
import org.clipwright.graphql.schema.Graph;
import org.clipwright.graphql.schema.Loaders;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.graphql.setup.GraphQlServices;
import org.clipwright.graphql.transport.AnswerType;
import org.clipwright.graphql.transport.Callers;
import org.clipwright.graphql.transport.CrossOriginHandler;
import org.clipwright.graphql.transport.GraphQlEndpoint;
import org.clipwright.graphql.transport.GraphiQlPage;
import org.clipwright.graphql.transport.Origins;
import org.clipwright.graphql.transport.SchemaDocument;
import org.clipwright.graphql.upload.DirectTargets;
import org.clipwright.graphql.upload.UploadHandler;
import org.clipwright.graphql.upload.UploadSweep;
import org.clipwright.graphql.upload.Uploads;
import org.clipwright.http.RequestId;
import org.clipwright.services.account.Identification;
import org.clipwright.services.upload.UploadTargets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The GraphQL API, ready to be mounted on a server. */
public final class GraphQlApi {

  /** The interval between checks for abandoned uploads. */
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private GraphQlApi() {}

  /**
   * Answers {@code /graphql}, everything below it, and {@code /graphiql/}; it blocks, so the server should run it on
   * virtual threads.
   */
  public static Handler handler(GraphQlConfiguration configuration, GraphQlServices services) {
    GraphQlLimits limits = configuration.limits();
    UploadTargets targets = configuration.uploads();
    Uploads uploads = new Uploads(targets, new DirectTargets(services.reads().media(), targets.room().folder(),
        targets.room().mostOfOneUser(), InstantSource.system()));
    LiveFeeds feeds = new LiveFeeds(services.reads(), services.notices());
    GraphQLSchema schema = Graph.schema(services, limits, feeds, uploads);
    GraphQlEngine engine =
        new GraphQlEngine(schema, limits, new Loaders(services.reads())::registry, new FetchFailures());
    Callers callers =
        new Callers(
            new AccountDirectory(new Identification(services.accounts())),
            services.requests(),
            new Origins(configuration.sessionOrigins()),
            configuration.sessionCookie(),
            configuration.addresses());
    return new Api(
        List.of(feeds, UploadSweep.start(uploads, SWEEP)),
        new CrossOriginHandler(configuration.corsOrigins()),
        new UploadHandler(targets, RequestId::of),
        new GraphiQlPage(callers),
        new SchemaDocument(Graph.sdl(schema)),
        new GraphQlEndpoint(
            engine, callers, limits, configuration.addresses(), targets.room(),
            services.idempotency()));
  }

  /** Answers a rejected request, in the form of the graph. */
  public static void refuse(Request request, Response response, Callback callback, int status, String sentence) {
    String id = RequestId.of(request);
    String code = status == 403 ? ErrorCodes.FORBIDDEN : ErrorCodes.BAD_REQUEST;
    byte[] body = Json.bytes(AnswerBodies.failure(sentence, code, id));
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, AnswerType.JSON.header());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(RequestId.HEADER, id);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Ends its subscriptions when the server stops. */
  private static final class Api extends Handler.Sequence {

    private final List<AutoCloseable> followers;

    Api(List<AutoCloseable> followers, Handler... handlers) {
      super(handlers);
      this.followers = followers;
    }

    @Override
    protected void doStop() throws Exception {
      super.doStop();
      for (AutoCloseable follower : followers) {
        follower.close();
      }
    }
  }
}
