package org.clipwright.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.clipwright.configuration.Version;
import org.clipwright.db.Database;
import org.clipwright.services.work.WorkOverview;
import org.eclipse.jetty.server.Handler;

/**
 * The metrics of a server for Prometheus: its requests and its process as they happen, and the whole platform's work as
 * recorded in the database.
 *
 * <p>Names and labels come from fixed lists and templates, so their number is bounded.
 */
public final class ServerMetrics implements AutoCloseable {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final WorkFigures work;

  /**
   * Starts measuring.
   *
   * @param database the database whose connections are counted
   * @param overview the platform's work
   */
  public ServerMetrics(Database database, WorkOverview overview) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("clipwright.info", () -> 1).description("The running version.")
        .tag("version", Version.number()).register(registry);
    connections(database);
    work = new WorkFigures(registry, overview);
  }

  private void connections(Database database) {
    Gauge.builder("clipwright.database.connections", database, one -> one.connections().active())
        .description("Connections to the database, by what they do.").tag("state", "active").register(registry);
    Gauge.builder("clipwright.database.connections", database, one -> one.connections().idle())
        .description("Connections to the database, by what they do.").tag("state", "idle").register(registry);
    Gauge.builder("clipwright.database.connections.limit", database, one -> one.connections().limit())
        .description("Maximum number of database connections.").register(registry);
    Gauge.builder("clipwright.database.connections.awaited", database, one -> one.connections().awaited())
        .description("Threads waiting for a connection.").register(registry);
  }

  /** Measures every request that reaches a handler. */
  public Handler measured(Handler inside) {
    return new MeasuredRequests(registry, inside);
  }

  /** The measurements of storage calls. */
  public StorageTimes storage() {
    return new StorageTimes(registry);
  }

  /** All metrics, in Prometheus' text format. */
  String text() {
    work.refresh();
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
