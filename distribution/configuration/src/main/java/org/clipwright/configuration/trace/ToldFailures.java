package org.clipwright.configuration.trace;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** An exporter whose failures are logged once, until it works again. */
final class ToldFailures implements SpanExporter {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ToldFailures.class);

  /** The library's own words, which would appear outside the log; kept, because loggers that nobody holds vanish. */
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  private final SpanExporter exporter;
  private final AtomicBoolean failing = new AtomicBoolean();

  ToldFailures(SpanExporter exporter) {
    this.exporter = exporter;
    LIBRARY.setLevel(Level.OFF);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    result.whenComplete(() -> tell(result));
    return result;
  }

  private void tell(CompletableResultCode result) {
    if (result.isSuccess()) {
      if (failing.compareAndSet(true, false)) {
        LOG.info("Traces can be sent again.");
      }
    } else if (failing.compareAndSet(false, true)) {
      LOG.warn("Traces cannot be sent, and are lost until that works again. reason=\"{}\"",
          Optional.ofNullable(result.getFailureThrowable()).map(ToldFailures::reason)
              .orElse("the collector did not answer"));
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof FailedExportException.HttpExportException http && http.failedWithResponse()) {
      return "the collector answered with status " + http.getResponse().getStatusCode();
    }
    Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
    return "the collector cannot be reached (" + cause.getClass().getSimpleName() + ")";
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
