package org.clipwright.commands;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.DatabaseAddress;
import org.clipwright.configuration.GuardedHttp;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.PluginTimeouts;
import org.clipwright.configuration.Scratch;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.Version;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.db.Database;
import org.clipwright.db.JobWorker;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.work.Lane;
import org.clipwright.worker.CatalogEffects;
import org.clipwright.worker.EffectLimits;
import org.clipwright.worker.MediaCopies;
import org.clipwright.worker.RunningWorker;
import org.clipwright.worker.WorkerBackends;
import org.clipwright.worker.WorkerSettings;

/** A worker with its own database, storage, plugins and network. */
final class ConnectedWorker implements AutoCloseable {

  private static final int SPARE_CONNECTIONS = 4;

  private final PlatformBackends backends;
  private final GuardedHttp web;
  private final RunningWorker worker;
  private final CountedStorageCalls calls;

  private ConnectedWorker(
      PlatformBackends backends, GuardedHttp web, RunningWorker worker, CountedStorageCalls calls) {
    this.backends = backends;
    this.web = web;
    this.worker = worker;
    this.calls = calls;
  }

  /**
   * Connects and starts working.
   *
   * @param tables whether the database's tables may be out of date
   * @param name what distinguishes it from the other workers on this machine
   */
  static ConnectedWorker start(Configuration configuration, PlatformBackends.Tables tables, Lane lane, String name) {
    if (lane == Lane.RENDER) {
      Scratch.in(configuration.data()).removeAbandoned();
    }
    int jobs = RunningWorker.jobsAtATime(lane);
    PlatformBackends backends =
        PlatformBackends.open(configuration, database(configuration), tables, jobs + SPARE_CONNECTIONS);
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    JobWorker.Settings queue =
        JobWorker.Settings.of(lane, WorkerProcess.fullName(name), jobs, mostOfOneUser(configuration.workers(), lane));
    try {
      RunningWorker worker = RunningWorker.start(
          backends(configuration, backends, web), settings(configuration), lane,
          handlers -> JobWorker.start(backends.database(), queue, handlers),
          () -> Runtime.getRuntime().halt(WorkerProcess.SPOILED));
      CountedStorageCalls calls = CountedStorageCalls.start(backends.counts(), CountedStorageCalls.PAUSE);
      backends.watchStorage(calls);
      return new ConnectedWorker(backends, web, worker, calls);
    } catch (RuntimeException failure) {
      web.close();
      backends.close();
      throw failure;
    }
  }

  private static int mostOfOneUser(Configuration.Workers workers, Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> workers.userJobs();
      case RENDER -> workers.userRenders().orElse(Integer.MAX_VALUE);
      case TRANSCRIBE -> Integer.MAX_VALUE;
    };
  }

  private static Database.Address database(Configuration configuration) {
    return configuration
        .database()
        .map(DatabaseAddress::forConnections)
        .orElseThrow(() -> new CommandException(
            "A worker needs the database of its server: set " + Setting.DATABASE_URL.variable() + "."));
  }

  private static WorkerBackends backends(Configuration configuration, PlatformBackends on, GuardedHttp web) {
    ProjectDocument documents =
        new ProjectDocument(on.projects(), on.files(), on.clips(), on.effects(), on.representation());
    return new WorkerBackends(
        new WorkerBackends.Exports(
            on.projects(), documents, on.exports(), on.segments(), on.parts(), on.exportQueue()),
        new WorkerBackends.Webhooks(on.webhooks(), on.webhookSecrets(), web),
        new WorkerBackends.Transcriptions(on.transcriptions(), on.speechModels(configuration.models())),
        new WorkerBackends.Jobs(on.queue(), on.database(), on.notices()),
        on.work(), on.media(), new CatalogEffects(on.plugins()), on.retention(), on.counts());
  }

  private static WorkerSettings settings(Configuration configuration) {
    Scratch scratch = Scratch.in(configuration.data());
    Configuration.Workers workers = configuration.workers();
    Map<Lane, EffectLimits> effects = new EnumMap<>(Lane.class);
    workers.memory().forEach((lane, bytes) -> effects.put(lane, effects(configuration.pluginTimeouts().within(bytes))));
    return new WorkerSettings(
        WorkerProcess.hostname(), configuration.jobDisk(), scratch.masks(),
        new MediaCopies(scratch.media(), configuration.disk().mediaCacheBytes(), configuration.diskFloor()),
        proxies(configuration), workers.renderThreads(), workers.transcribeThreads(), workers.limits(),
        workers.longestRendering(), workers.longestPending(), effects,
        configuration.fidelity(),
        WebhookLinks.of(configuration.listening()), configuration.disk().segmentBytes(),
        configuration.retention(), Version.line());
  }

  private static Optional<MediaCopies> proxies(Configuration configuration) {
    long mostBytes = configuration.disk().proxyBytes();
    Path folder = Scratch.in(configuration.data()).proxies();
    return mostBytes == 0 ? Optional.empty() : Optional.of(
        new MediaCopies(folder, mostBytes, configuration.diskFloor()));
  }

  private static EffectLimits effects(PluginTimeouts pluginTimeouts) {
    return new EffectLimits(pluginTimeouts.effect(), pluginTimeouts.memory()::gone);
  }

  /** Completes when the process should be replaced; it then takes no more jobs. */
  CompletableFuture<Void> spoiled() {
    return worker.spoiled();
  }

  /** Finishes its running jobs, up to a time limit. */
  void drain(Duration longest) throws InterruptedException {
    worker.drain(longest);
  }

  @Override
  public void close() {
    worker.close();
    calls.close();
    web.close();
    backends.close();
  }
}
