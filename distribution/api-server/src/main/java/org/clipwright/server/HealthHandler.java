package org.clipwright.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code /healthz}, whether the process is alive, and {@code /readyz}, whether it can do its work; load
 * balancers and orchestrators poll them without signing in.
 */
final class HealthHandler extends Handler.Abstract {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Checks whether something works; throws any exception when it does not. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  private final List<ReadyPart> parts = new ArrayList<>();
  private volatile boolean draining;

  /** @param checks the checks, by the name of the part */
  HealthHandler(Map<String, Check> checks) {
    new TreeMap<>(checks).forEach((name, check) -> parts.add(new ReadyPart(name, check, PATIENCE)));
  }

  /** Makes the server not ready from now on, so that load balancers send no more requests. */
  void drain() {
    draining = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    return switch (Request.getPathInContext(request)) {
      case "/healthz", "/healthz/" -> answer(response, callback, 200, status("ok"));
      case "/readyz", "/readyz/" -> ready(response, callback);
      default -> false;
    };
  }

  private boolean ready(Response response, Callback callback) {
    if (draining) {
      return answer(response, callback, 503, status("stopping"));
    }
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    boolean all = true;
    for (ReadyPart part : parts) {
      boolean works = part.works();
      results.put(part.name(), works ? "ok" : "failed");
      all &= works;
    }
    ObjectNode body = status(all ? "ok" : "failed");
    body.set("checks", results);
    return answer(response, callback, all ? 200 : 503, body);
  }

  private static ObjectNode status(String word) {
    return JsonNodeFactory.instance.objectNode().put("status", word);
  }

  private static boolean answer(Response response, Callback callback, int status, ObjectNode body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, body.toString(), callback);
    return true;
  }
}
