package org.clipwright.configuration.trace;

import java.util.Optional;
import org.clipwright.configuration.TraceSettings;
import org.clipwright.services.trace.Traces;

/** The recording of this process's traces, if that is wanted; lasts until it is closed. */
public final class TraceRecording implements AutoCloseable {

  private final Optional<OpenTelemetryTracer> tracer;

  private TraceRecording(Optional<OpenTelemetryTracer> tracer) {
    this.tracer = tracer;
  }

  /**
   * Begins.
   *
   * @param service what this process is to those who read traces, such as {@code clipwright-api}
   */
  public static TraceRecording start(Optional<TraceSettings> wanted, String service) {
    Optional<OpenTelemetryTracer> tracer = wanted.map(settings -> new OpenTelemetryTracer(settings, service));
    tracer.ifPresent(Traces::recordBy);
    return new TraceRecording(tracer);
  }

  /** Sends what has not been sent yet. */
  @Override
  public void close() {
    Traces.stop();
    tracer.ifPresent(OpenTelemetryTracer::end);
  }
}
