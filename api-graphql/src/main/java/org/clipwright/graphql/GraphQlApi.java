package org.clipwright.graphql;

import graphql.schema.GraphQLSchema;
import org.eclipse.jetty.server.Handler;

/** The platform as one graph, ready to be mounted on a server. */
public final class GraphQlApi {

  private GraphQlApi() {}

  /** Answers {@code /graphql} with what lies below, and {@code /graphiql/}; it blocks, so that the server should give it virtual threads. */
  public static Handler handler(GraphQlConfiguration configuration, GraphQlServices services) {
    GraphQlLimits limits = configuration.limits();
    UploadTargets targets = new UploadTargets(configuration.uploads(), configuration.largestUpload());
    LiveFeeds feeds = new LiveFeeds(services.reads(), services.notices());
    GraphQLSchema schema = Graph.schema(services, limits, feeds, targets);
    GraphQlEngine engine =
        new GraphQlEngine(schema, limits, new Loaders(services.reads())::registry, new FetchFailures());
    Identification identification =
        new Identification(
            new AccountDirectory(services.accounts()),
            new Origins(configuration.sessionOrigins()),
            configuration.sessionCookie());
    return new Api(
        feeds,
        new CrossOrigin(configuration.corsOrigins()),
        new UploadHandler(targets),
        new GraphiQlPage(identification),
        new SchemaDocument(Graph.sdl(schema)),
        new GraphQlEndpoint(
            engine, identification, limits, new ClientAddress(configuration.origin()), configuration.uploads()));
  }

  /** Ends what it follows when the server stops. */
  private static final class Api extends Handler.Sequence {

    private final LiveFeeds feeds;

    Api(LiveFeeds feeds, Handler... handlers) {
      super(handlers);
      this.feeds = feeds;
    }

    @Override
    protected void doStop() throws Exception {
      super.doStop();
      feeds.close();
    }
  }
}
