package org.clipwright.distribution;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes traces by OTLP over HTTP, from whoever has the right header. */
final class TraceCollector implements AutoCloseable {

  static final String AUTHORIZATION = "Bearer of-traces";

  private final HttpServer server;
  private final List<Taken> spans = new CopyOnWriteArrayList<>();

  /** A span with the name of the service that sent it. */
  record Taken(String service, String trace, String id, String parent, String name, Span span) {

    static Taken of(String service, Span span) {
      HexFormat hex = HexFormat.of();
      return new Taken(service, hex.formatHex(span.getTraceId().toByteArray()),
          hex.formatHex(span.getSpanId().toByteArray()), hex.formatHex(span.getParentSpanId().toByteArray()),
          span.getName(), span);
    }

    Map<String, String> facts() {
      return TraceCollector.facts(span.getAttributesList());
    }
  }

  private TraceCollector(HttpServer server) {
    this.server = server;
    server.createContext("/v1/traces", exchange -> {
      boolean known = AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      try (InputStream body = new GZIPInputStream(exchange.getRequestBody())) {
        take(ExportTraceServiceRequest.parseFrom(body));
      }
      exchange.sendResponseHeaders(known ? 200 : 401, -1);
      exchange.close();
    });
    server.start();
  }

  static TraceCollector start() throws IOException {
    return new TraceCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  private void take(ExportTraceServiceRequest request) {
    request.getResourceSpansList().forEach(resource -> {
      String service = facts(resource.getResource().getAttributesList()).get("service.name");
      resource.getScopeSpansList()
          .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(Taken.of(service, span))));
    });
  }

  private static Map<String, String> facts(List<KeyValue> attributes) {
    return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, fact -> fact.getValue().getStringValue()));
  }

  /** What a server needs to send traces here. */
  Map<String, String> settings() {
    return Map.of("CLIPWRIGHT_TRACES_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
        "CLIPWRIGHT_TRACES_HEADERS", "Authorization=" + AUTHORIZATION);
  }

  /** The spans of a trace that have come so far. */
  List<Taken> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  /** All that have come so far. */
  List<Taken> all() {
    return List.copyOf(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
