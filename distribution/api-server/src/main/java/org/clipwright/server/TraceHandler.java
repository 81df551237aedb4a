package org.clipwright.server;

import java.util.Optional;
import org.clipwright.http.RequestId;
import org.clipwright.http.RouteName;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Records each request as a span, in the client's trace if the client names one. */
final class TraceHandler extends Handler.Wrapper {

  private static final String CLIENTS_SPAN = "traceparent";
  private static final int FIRST_SERVER_ERROR = 500;

  TraceHandler(Handler handler) {
    super(handler);
  }

  /** The inner handlers block until they have answered. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<String> clients = Optional.ofNullable(request.getHeaders().get(CLIENTS_SPAN));
    try (Tracer.Span span = Traces.request(request.getMethod(), clients)) {
      boolean handled = super.handle(request, response, callback);
      describe(span, request, response);
      return handled;
    }
  }

  /** By the template of the address, since the address itself may be what opens a file. */
  private static void describe(Tracer.Span span, Request request, Response response) {
    String route = RouteName.of(request);
    int status = response.getStatus();
    span.named(request.getMethod() + " " + route)
        .with("http.request.method", request.getMethod())
        .with("http.route", route)
        .with("http.response.status_code", Integer.toString(status))
        .with("clipwright.request", RequestId.of(request));
    if (status >= FIRST_SERVER_ERROR) {
      span.failed(Integer.toString(status));
    }
  }
}
