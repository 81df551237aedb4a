package org.clipwright.commands;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.DatabaseAddress;
import org.clipwright.configuration.GuardedHttp;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.PluginPatience;
import org.clipwright.configuration.Scratch;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.db.Database;
import org.clipwright.db.JobWorker;
import org.clipwright.db.LeftJobs;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.worker.CatalogEffects;
import org.clipwright.worker.EffectLimits;
import org.clipwright.worker.JobClock;
import org.clipwright.worker.WorkerBackends;
import org.clipwright.worker.WorkerHealth;
import org.clipwright.worker.WorkerJobs;
import org.clipwright.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker with all that belongs to it. */
final class RunningWorker implements AutoCloseable {

  /** Webhooks may wait for slow servers; callers shall not wait behind them. */
  private static final int INTERACTIVE_JOBS = 8;

  private static final int SPARE_CONNECTIONS = 4;

  /** How long a process that has to end waits for jobs that had no part in it. */
  private static final int INNOCENT_SECONDS = 1;

  private static final Logger LOG = LoggerFactory.getLogger(RunningWorker.class);

  private final PlatformBackends backends;
  private final GuardedHttp web;
  private final JobWorker jobs;
  private final WorkerHealth health;
  private final JobClock clock;

  private RunningWorker(
      PlatformBackends backends, GuardedHttp web, JobWorker jobs, WorkerHealth health, JobClock clock) {
    this.backends = backends;
    this.web = web;
    this.jobs = jobs;
    this.health = health;
    this.clock = clock;
  }

  /**
   * Begins to work.
   *
   * @param tables whether the database's tables may be behind
   * @param name what tells it apart from the other workers of this machine
   */
  static RunningWorker start(Configuration configuration, PlatformBackends.Tables tables, Lane lane, String name) {
    int threads = lane == Lane.INTERACTIVE ? INTERACTIVE_JOBS : 1;
    int mostOfOneUser = lane == Lane.INTERACTIVE ? configuration.workers().userJobs() : Integer.MAX_VALUE;
    if (lane == Lane.RENDER) {
      Scratch.in(configuration.data()).removeAbandoned();
    }
    PlatformBackends backends =
        PlatformBackends.open(configuration, database(configuration), tables, threads + SPARE_CONNECTIONS);
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    try {
      JobWorker.Settings settings = JobWorker.Settings.of(lane, WorkerProcess.fullName(name), threads, mostOfOneUser);
      LeftJobs left = new LeftJobs(backends.database());
      CompletableFuture<JobWorker> started = new CompletableFuture<>();
      LongConsumer culprit = id -> left.bind(lane, started.join().name(), id);
      WorkerHealth health = new WorkerHealth(culprit);
      JobClock clock = new JobClock(
          id -> {
            health.note();
            culprit.accept(id);
          },
          stuck -> endWithout(stuck, started.join(), left, lane));
      Map<JobQueue.Kind, JobHandler> handlers = handlers(configuration, backends, web, lane, health, clock);
      JobWorker jobs = JobWorker.start(backends.database(), settings, handlers);
      started.complete(jobs);
      health.end().thenRun(jobs::takeNoMore);
      if (lane == Lane.INTERACTIVE) {
        // Callers are waiting: what others do here is better done anew elsewhere than after an orderly end.
        health.end().thenRunAsync(() -> endWithout(Set.of(), jobs, left, lane));
      }
      return new RunningWorker(backends, web, jobs, health, clock);
    } catch (RuntimeException failure) {
      web.close();
      backends.close();
      throw failure;
    }
  }

  /**
   * Ends the process, in which jobs run on that are over. The others had no part in it: they may come to their end, or
   * are done by another worker.
   */
  private static void endWithout(Set<Long> stuck, JobWorker jobs, LeftJobs left, Lane lane) {
    LOG.warn("This process is exiting because some of its jobs cannot be stopped. worker={} jobs={}", jobs.name(),
        stuck);
    jobs.takeNoMore();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(INNOCENT_SECONDS);
    try {
      while (jobs.load() > stuck.size() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      left.giveBackAllBut(lane, jobs.name(), stuck);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("Jobs cannot be requeued. worker={}", jobs.name(), failure);
    } finally {
      Runtime.getRuntime().halt(WorkerProcess.SPOILED);
    }
  }

  private static Database.Address database(Configuration configuration) {
    return configuration
        .database()
        .map(DatabaseAddress::forConnections)
        .orElseThrow(() -> new CommandException(
            "A worker needs the database of its server: set " + Setting.DATABASE_URL.variable() + "."));
  }

  private static Map<JobQueue.Kind, JobHandler> handlers(
      Configuration configuration, PlatformBackends on, GuardedHttp web, Lane lane, WorkerHealth health,
      JobClock clock) {
    ProjectDocument documents = new ProjectDocument(on.files(), on.clips(), on.effects(), on.representation());
    WorkerBackends backends =
        new WorkerBackends(
            on.projects(), documents, on.exports(), on.work(), on.webhooks(), on.media(), on.queue(), on.database(),
            on.notices(), web, new CatalogEffects(on.plugins()),
            on.transcriptions(), on.speechModels(configuration.models()));
    Map<JobQueue.Kind, JobHandler> handlers = new WorkerJobs(backends, settings(configuration), health, clock).of(lane);
    if (handlers.isEmpty()) {
      throw new CommandException("There is no lane " + lane.word() + ".");
    }
    return handlers;
  }

  private static WorkerSettings settings(Configuration configuration) {
    Scratch scratch = Scratch.in(configuration.data());
    Configuration.Workers workers = configuration.workers();
    Map<Lane, EffectLimits> effects = new EnumMap<>(Lane.class);
    workers.memory().forEach((lane, bytes) -> effects.put(lane, effects(configuration.patience().within(bytes))));
    return new WorkerSettings(
        WorkerProcess.hostname(), configuration.jobDisk(), scratch.masks(), scratch.media(), workers.renderThreads(),
        workers.transcribeThreads(), workers.limits(), workers.longestRendering(), effects, configuration.fidelity(),
        WebhookLinks.of(configuration.listening()));
  }

  private static EffectLimits effects(PluginPatience patience) {
    return new EffectLimits(patience.effect(), patience.memory()::gone);
  }

  /** Done when the process is to be replaced; it then takes no more jobs. */
  CompletableFuture<Void> spoiled() {
    return health.end();
  }

  @Override
  public void close() {
    clock.close();
    jobs.close();
    web.close();
    backends.close();
  }
}
