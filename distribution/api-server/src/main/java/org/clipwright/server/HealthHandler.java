package org.clipwright.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /healthz}, whether the process lives, and {@code /readyz}, whether it can do its work; balancers and
 * orchestrators ask them often and without signing in.
 */
final class HealthHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);

  /** Looks whether something works; throws whatever it likes when it does not. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }

  private final Map<String, Check> checks;
  private volatile boolean draining;

  HealthHandler(Map<String, Check> checks) {
    this.checks = new LinkedHashMap<>(checks);
  }

  /** From now on the server is not ready, so that balancers send no more requests. */
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
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      boolean works = works(check);
      results.put(check.getKey(), works ? "ok" : "failed");
      all &= works;
    }
    ObjectNode body = status(all ? "ok" : "failed");
    body.set("checks", results);
    return answer(response, callback, all ? 200 : 503, body);
  }

  /** The edge at which any failure of a check becomes an answer. */
  private static boolean works(Map.Entry<String, Check> check) {
    try {
      check.getValue().run();
      return true;
    } catch (Exception failure) {
      LOG.warn("The server is not ready. check={}", check.getKey(), failure);
      return false;
    }
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
