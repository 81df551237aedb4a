package org.clipwright.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.clipwright.configuration.StorageCalls;

/** Counts this server's storage calls, and measures how long they took. */
final class StorageTimes implements StorageCalls {

  private final MeterRegistry registry;

  StorageTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void called(String operation, boolean succeeded, long nanos) {
    Timer.builder("clipwright.storage.calls")
        .description("Storage calls of this server, by operation and outcome.")
        .tag("operation", operation)
        .tag("outcome", succeeded ? "ok" : "failed")
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
