package org.clipwright.configuration.trace;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clipwright.configuration.TraceSettings;
import org.clipwright.configuration.Version;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.services.trace.Tracer;

/** Records traces with OpenTelemetry, and sends them to a collector from a thread of its own. */
final class OpenTelemetryTracer implements Tracer {

  private static final String HEADER = "traceparent";
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A server must stop within ten seconds, even if the collector does not answer. */
  private static final long LAST_SECONDS = 2;

  private final SdkTracerProvider provider;
  private final io.opentelemetry.api.trace.Tracer tracer;

  OpenTelemetryTracer(TraceSettings settings, String service) {
    this.provider = provider(settings, service);
    this.tracer = provider.get("clipwright");
  }

  private static SdkTracerProvider provider(TraceSettings settings, String service) {
    Resource process = Resource.builder()
        .put("service.name", service)
        .put("service.version", Version.number())
        .put("host.name", WorkerProcess.hostname())
        .put("process.pid", ProcessHandle.current().pid())
        .build();
    return SdkTracerProvider.builder()
        .setResource(process)
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
        .addSpanProcessor(BatchSpanProcessor.builder(new ToldFailures(exporter(settings)))
            .setScheduleDelay(PAUSE).build())
        .build();
  }

  private static SpanExporter exporter(TraceSettings settings) {
    OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
        .setEndpoint(settings.collector().toString()).setTimeout(PATIENCE).setCompression("gzip");
    settings.headers().forEach(exporter::addHeader);
    return exporter.build();
  }

  @Override
  public Tracer.Span begin(Kind kind, String name, Optional<String> traceparent) {
    Context parent = traceparent.map(OpenTelemetryTracer::context).orElse(Context.root());
    return started(kind, name, parent);
  }

  @Override
  public Optional<Tracer.Span> below(Kind kind, String name) {
    Context current = Context.current();
    return io.opentelemetry.api.trace.Span.fromContext(current).getSpanContext().isValid()
        ? Optional.of(started(kind, name, current)) : Optional.empty();
  }

  private Tracer.Span started(Kind kind, String name, Context parent) {
    SpanBuilder builder = tracer.spanBuilder(name).setParent(parent).setSpanKind(switch (kind) {
      case REQUEST -> SpanKind.SERVER;
      case JOB -> SpanKind.CONSUMER;
      case CALL -> SpanKind.CLIENT;
      case STEP -> SpanKind.INTERNAL;
    });
    return new CurrentSpan(builder.startSpan());
  }

  @Override
  public Optional<String> traceparent() {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
    return Optional.ofNullable(headers.get(HEADER));
  }

  @Override
  public Runnable carrying(Runnable work) {
    return Context.current().wrap(work);
  }

  /** What is not well-formed leads to the root, so that a new trace begins. */
  private static Context context(String traceparent) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, Header.ONLY);
  }

  /** Reads the one header that there is. */
  private enum Header implements TextMapGetter<String> {
    ONLY;

    @Override
    public String get(String carrier, String key) {
      return key.equals(HEADER) ? carrier : null;
    }
  }

  /** Sends what has not been sent yet. */
  void end() {
    provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
  }
}
