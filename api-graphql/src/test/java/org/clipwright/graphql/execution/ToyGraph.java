package org.clipwright.graphql.execution;

import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.graphql.setup.GraphQlLimits;
import org.clipwright.http.body.UploadedFile;
import org.dataloader.DataLoaderRegistry;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A small graph that does whatever a test of the transport needs. */
public final class ToyGraph implements CallerDirectory {

  public static final String TOKEN = "Token letmein";

  public final AtomicBoolean revoked = new AtomicBoolean();
  public final AtomicInteger emitted = new AtomicInteger();
  public final CountDownLatch cancelled = new CountDownLatch(1);

  private record ToyCaller(AtomicBoolean revoked) implements Caller {

    @Override
    public String name() {
      return "toy";
    }

    @Override
    public boolean admitted() {
      return !revoked.get();
    }
  }

  /** Counts up on demand, for ever or to a last number. */
  private record Counter(int last, String text, ToyGraph graph) implements Publisher<String> {

    @Override
    public void subscribe(Subscriber<? super String> subscriber) {
      subscriber.onSubscribe(new Subscription() {
        private int at;

        @Override
        public void request(long n) {
          if (++at > last) {
            subscriber.onComplete();
            return;
          }
          graph.emitted.incrementAndGet();
          subscriber.onNext(at + text);
        }

        @Override
        public void cancel() {
          graph.cancelled.countDown();
        }
      });
    }
  }

  /** Says nothing and never ends. */
  private record Silence(ToyGraph graph) implements Publisher<String> {

    @Override
    public void subscribe(Subscriber<? super String> subscriber) {
      subscriber.onSubscribe(new Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {
          graph.cancelled.countDown();
        }
      });
    }
  }

  public GraphQlEngine engine(GraphQlLimits limits) {
    return new GraphQlEngine(schema(), limits, context -> new DataLoaderRegistry(),
        new SimpleDataFetcherExceptionHandler());
  }

  private GraphQLSchema schema() {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(GraphQLScalarType.newScalar().name("Upload").coercing(new UploadCoercing()).build())
            .type("Query", type -> type
                .dataFetcher("hello", environment -> "world")
                .dataFetcher("echo", environment -> environment.getArgument("text"))
                .dataFetcher("self", environment -> Map.of())
                .dataFetcher("wait", environment -> {
                  new CountDownLatch(1).await();
                  return "never";
                })
                .dataFetcher("fails", environment -> {
                  throw new IllegalStateException("as asked");
                }))
            .type("Mutation", type -> type
                .dataFetcher("change", environment -> "changed")
                .dataFetcher("upload", environment -> read(environment.getArgument("file"))))
            .type("Subscription", type -> type
                .dataFetcher("count", environment -> new Counter(environment.getArgument("to"), "", this))
                .dataFetcher("flood", environment -> new Counter(Integer.MAX_VALUE, "x".repeat(100_000), this))
                .dataFetcher("silence", environment -> new Silence(this)))
            .build();
    String sdl = """
        scalar Upload
        type Query { hello: String! echo(text: String!): String self: Query wait: String fails: String
          page(first: Int): Query }
        type Mutation { change: String upload(file: Upload!): String }
        type Subscription { count(to: Int!): String flood: String silence: String }
        """;
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), wiring);
  }

  private static String read(UploadedFile part) {
    try {
      return part.name() + ":" + Files.readString(part.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Caller> byAuthorization(String header, String client) {
    if (header.equals(TOKEN)) {
      return Optional.of(new ToyCaller(revoked));
    }
    if (header.equals("Token often")) {
      throw new RequestException(429, ErrorCodes.RATE_LIMITED,
          "Request was throttled. Expected available in 7 seconds.", 7);
    }
    if (header.startsWith("Token ")) {
      throw RequestException.unauthenticated("Invalid token.");
    }
    return Optional.empty();
  }

  @Override
  public Optional<Caller> bySession(String sessionKey) {
    return sessionKey.equals("session") ? Optional.of(new ToyCaller(revoked)) : Optional.empty();
  }

  private static final class UploadCoercing implements Coercing<Object, Object> {

    @Override
    public Object parseValue(Object input, graphql.GraphQLContext context, java.util.Locale locale) {
      return input;
    }

    @Override
    public Object parseLiteral(
        graphql.language.Value<?> input,
        graphql.execution.CoercedVariables variables,
        graphql.GraphQLContext context,
        java.util.Locale locale) {
      return ((StringValue) input).getValue();
    }
  }
}
