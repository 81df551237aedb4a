package org.clipwright.commands;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.DatabaseAddress;
import org.clipwright.configuration.GuardedHttp;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.PluginPatience;
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
import org.clipwright.worker.RunningWorker;
import org.clipwright.worker.WorkerBackends;
import org.clipwright.worker.WorkerSettings;

/** A worker with the database, the storage, the plugins and the network that it was opened with. */
final class ConnectedWorker implements AutoCloseable {

  private static final int SPARE_CONNECTIONS = 4;

  private final PlatformBackends backends;
  private final GuardedHttp web;
  private final RunningWorker worker;

  private ConnectedWorker(PlatformBackends backends, GuardedHttp web, RunningWorker worker) {
    this.backends = backends;
    this.web = web;
    this.worker = worker;
  }

  /**
   * Connects and begins to work.
   *
   * @param tables whether the database's tables may be behind
   * @param name what tells it apart from the other workers of this machine
   */
  static ConnectedWorker start(Configuration configuration, PlatformBackends.Tables tables, Lane lane, String name) {
    if (lane == Lane.RENDER) {
      Scratch.in(configuration.data()).removeAbandoned();
    }
    int jobs = RunningWorker.jobsAtATime(lane);
    PlatformBackends backends =
        PlatformBackends.open(configuration, database(configuration), tables, jobs + SPARE_CONNECTIONS);
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    int mostOfOneUser = lane == Lane.INTERACTIVE ? configuration.workers().userJobs() : Integer.MAX_VALUE;
    JobWorker.Settings queue = JobWorker.Settings.of(lane, WorkerProcess.fullName(name), jobs, mostOfOneUser);
    try {
      RunningWorker worker = RunningWorker.start(
          backends(configuration, backends, web), settings(configuration), lane,
          handlers -> JobWorker.start(backends.database(), queue, handlers),
          () -> Runtime.getRuntime().halt(WorkerProcess.SPOILED));
      return new ConnectedWorker(backends, web, worker);
    } catch (RuntimeException failure) {
      web.close();
      backends.close();
      throw failure;
    }
  }

  private static Database.Address database(Configuration configuration) {
    return configuration
        .database()
        .map(DatabaseAddress::forConnections)
        .orElseThrow(() -> new CommandException(
            "A worker needs the database of its server: set " + Setting.DATABASE_URL.variable() + "."));
  }

  private static WorkerBackends backends(Configuration configuration, PlatformBackends on, GuardedHttp web) {
    return new WorkerBackends(
        on.projects(),
        new ProjectDocument(on.projects(), on.files(), on.clips(), on.effects(), on.representation()), on.exports(),
        on.segments(), on.work(), on.webhooks(), on.media(), on.queue(), on.database(), on.notices(), web,
        new CatalogEffects(on.plugins()), on.transcriptions(), on.speechModels(configuration.models()));
  }

  private static WorkerSettings settings(Configuration configuration) {
    Scratch scratch = Scratch.in(configuration.data());
    Configuration.Workers workers = configuration.workers();
    Map<Lane, EffectLimits> effects = new EnumMap<>(Lane.class);
    workers.memory().forEach((lane, bytes) -> effects.put(lane, effects(configuration.patience().within(bytes))));
    return new WorkerSettings(
        WorkerProcess.hostname(), configuration.jobDisk(), scratch.masks(), scratch.media(), workers.renderThreads(),
        workers.transcribeThreads(), workers.limits(), workers.longestRendering(), effects, configuration.fidelity(),
        WebhookLinks.of(configuration.listening()), configuration.disk().segmentBytes(), Version.line());
  }

  private static EffectLimits effects(PluginPatience patience) {
    return new EffectLimits(patience.effect(), patience.memory()::gone);
  }

  /** Done when the process is to be replaced; it then takes no more jobs. */
  CompletableFuture<Void> spoiled() {
    return worker.spoiled();
  }

  @Override
  public void close() {
    worker.close();
    web.close();
    backends.close();
  }
}
