package org.clipwright.configuration.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.clipwright.services.trace.Tracer;

/** A span of OpenTelemetry that is the current one of its thread until it ends. */
final class CurrentSpan implements Tracer.Span {

  private final Span span;
  private final Scope scope;

  CurrentSpan(Span span) {
    this.span = span;
    this.scope = span.makeCurrent();
  }

  @Override
  public Tracer.Span with(String name, String value) {
    span.setAttribute(name, value);
    return this;
  }

  @Override
  public Tracer.Span named(String name) {
    span.updateName(name);
    return this;
  }

  @Override
  public Tracer.Span failed(String reason) {
    span.setStatus(StatusCode.ERROR, reason);
    return this;
  }

  @Override
  public void close() {
    scope.close();
    span.end();
  }
}
