package org.clipwright.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.http.RouteName;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts requests by method, template of the path and status, and how long they took. */
final class MeasuredRequests extends Handler.Wrapper {

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Duration[] STEPS = {
    Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
    Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500),
    Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30)};

  private final MeterRegistry registry;
  private final AtomicInteger active;

  MeasuredRequests(MeterRegistry registry, Handler inside) {
    super(inside);
    this.registry = registry;
    this.active = registry.gauge("clipwright.http.requests.active", new AtomicInteger());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long start = System.nanoTime();
    active.incrementAndGet();
    Request.addCompletionListener(request, failure -> {
      active.decrementAndGet();
      record(request, status(response, failure != null), System.nanoTime() - start);
    });
    return super.handle(request, response, callback);
  }

  /** HTTP/2 clients may disconnect as soon as they have the response; only an earlier disconnect counts as aborted. */
  private static String status(Response response, boolean failed) {
    return failed && !response.isCommitted() ? "broken" : Integer.toString(response.getStatus());
  }

  private void record(Request request, String status, long nanos) {
    Timer.builder("clipwright.http.requests")
        .description("Requests, by method, path template and status; status \"broken\" means that no answer was sent.")
        .tag("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
        .tag("route", RouteName.of(request))
        .tag("status", status)
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
