package org.clipwright.graphql.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clipwright.graphql.execution.ToyGraph;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.ClientAddress;
import org.clipwright.http.PublicAddress;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The endpoint with the toy graph on a free port. */
public final class ToyServer implements AutoCloseable {

  final ToyGraph graph = new ToyGraph();

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();

  /** Takes what a client sends after it was refused, as the server does around this endpoint. */
  private static final class Patient extends Handler.Wrapper {

    Patient(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      return super.handle(request, response,
          Callback.from(() -> Content.Source.consumeAll(request, callback), callback::failed));
    }
  }

  public ToyServer(GraphQlLimits limits, Path uploads) throws Exception {
    this(limits, UploadRoom.unlimited(uploads));
  }

  ToyServer(GraphQlLimits limits, UploadRoom uploads) throws Exception {
    this(limits, uploads, RequestThrottle.NONE);
  }

  ToyServer(GraphQlLimits limits, UploadRoom uploads, RequestThrottle requests) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setStopTimeout(10_000);
    ClientAddress addresses =
        new ClientAddress(
            new PublicAddress(Optional.empty(), List.of(PublicAddress.TrustedNetwork.parse("127.0.0.1"))),
            Optional.empty(),
            false);
    Callers callers =
        new Callers(
            graph, requests, new Origins(Set.of("https://editor.example.org")), "sessionid", addresses);
    server.setHandler(new Patient(
        new GraphQlEndpoint(
            graph.engine(limits), callers, limits, addresses, uploads,
            new Idempotency(new InMemoryKeptAnswers()))));
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + connector.getLocalPort();
  }

  public URI uri(String scheme, String rest) {
    return URI.create(scheme + "://" + authority() + "/graphql" + rest);
  }

  HttpRequest.Builder get(String query) {
    return HttpRequest.newBuilder(uri("http", query)).timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder post(String body) {
    return get("").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> signedIn(HttpRequest.Builder request) throws Exception {
    return send(request.header("Authorization", ToyGraph.TOKEN));
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
