package org.clipwright.commands;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
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
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.rest.RestApi;
import org.clipwright.services.export.ExportJob;
import org.clipwright.services.export.WebhookJob;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkJob;
import org.clipwright.worker.CatalogEffects;
import org.clipwright.worker.EffectLimits;
import org.clipwright.worker.EngineExports;
import org.clipwright.worker.Fonts;
import org.clipwright.worker.InteractiveTools;
import org.clipwright.worker.JobClock;
import org.clipwright.worker.JobLimit;
import org.clipwright.worker.LocalMedia;
import org.clipwright.worker.RenderEngine;
import org.clipwright.worker.WorkerHealth;
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

  private final PlatformBackends foundation;
  private final GuardedHttp web;
  private final JobWorker jobs;
  private final WorkerHealth spoilage;
  private final JobClock clock;

  private RunningWorker(
      PlatformBackends foundation, GuardedHttp web, JobWorker jobs, WorkerHealth spoilage, JobClock clock) {
    this.foundation = foundation;
    this.web = web;
    this.jobs = jobs;
    this.spoilage = spoilage;
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
    PlatformBackends foundation = PlatformBackends.open(configuration, database(configuration), tables, threads + SPARE_CONNECTIONS);
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    try {
      JobWorker.Settings settings = JobWorker.Settings.of(lane, WorkerProcess.fullName(name), threads, mostOfOneUser);
      LeftJobs left = new LeftJobs(foundation.database());
      CompletableFuture<JobWorker> started = new CompletableFuture<>();
      LongConsumer culprit = id -> left.bind(lane, started.join().name(), id);
      WorkerHealth spoilage = new WorkerHealth(culprit);
      JobClock clock = new JobClock(
          id -> {
            spoilage.note();
            culprit.accept(id);
          },
          stuck -> endWithout(stuck, started.join(), left, lane));
      Map<JobQueue.Kind, JobHandler> handlers = new Handlers(configuration, foundation, web, spoilage, clock).of(lane);
      JobWorker jobs = JobWorker.start(foundation.database(), settings, handlers);
      started.complete(jobs);
      spoilage.end().thenRun(jobs::takeNoMore);
      if (lane == Lane.INTERACTIVE) {
        // Callers are waiting: what others do here is better done anew elsewhere than after an orderly end.
        spoilage.end().thenRunAsync(() -> endWithout(Set.of(), jobs, left, lane));
      }
      return new RunningWorker(foundation, web, jobs, spoilage, clock);
    } catch (RuntimeException failure) {
      web.close();
      foundation.close();
      throw failure;
    }
  }

  /**
   * Ends the process, in which jobs run on that are over. The others had no part in it: they may come to their end, or are
   * done by another worker.
   */
  private static void endWithout(Set<Long> stuck, JobWorker jobs, LeftJobs left, Lane lane) {
    LOG.warn("This process ends, because jobs run on in it that nobody can stop. worker={} jobs={}", jobs.name(), stuck);
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
      LOG.error("Jobs cannot be given back. worker={}", jobs.name(), failure);
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

  /** Makes what does each kind of job. */
  private record Handlers(
      Configuration configuration, PlatformBackends on, GuardedHttp web, WorkerHealth spoilage, JobClock clock) {

    Map<JobQueue.Kind, JobHandler> of(Lane lane) {
      Map<JobQueue.Kind, JobHandler> handlers = new EnumMap<>(JobQueue.Kind.class);
      Stream.of(JobQueue.Kind.values())
          .filter(kind -> kind.lane() == lane)
          .forEach(kind -> handlers.put(kind, spoilage.after(handler(kind))));
      if (handlers.isEmpty()) {
        throw new CommandException("There is no work in the lane " + lane.word() + ".");
      }
      return handlers;
    }

    private JobHandler handler(JobQueue.Kind kind) {
      return switch (kind) {
        case WORK -> clock.limited(new WorkJob(on.work(), tools()), JobLimit.ofCall(limit(kind)));
        case WEBHOOK ->
            new WebhookJob(
                on.exports(), web, on.queue(), on.webhooks(), export -> RestApi.exportJson(export, origin(), mediaOrigin()));
        case EXPORT -> clock.limited(exports(), JobLimit.ofExport(limit(kind)));
      };
    }

    private Duration limit(JobQueue.Kind kind) {
      return configuration.workers().limits().get(kind.lane());
    }

    private InteractiveTools tools() {
      return new InteractiveTools(engine(Lane.INTERACTIVE), localMedia(), on.media(), scratch().masks(), fonts(), spoilage);
    }

    private ExportJob exports() {
      EngineExports renderer =
          new EngineExports(
              engine(Lane.RENDER), new FfmpegEncoderOpener(), localMedia(), scratch().masks(), fonts(), configuration.workers().renderThreads(),
              spoilage);
      ProjectDocument document = new ProjectDocument(on.files(), on.clips(), on.effects(), on.representation());
      return new ExportJob(
          on.exports(), on.projects(), document, renderer, on.media(), on.queue(), on.database(), on.notices(),
          WorkerProcess.hostname(), scratch().folder(), clock::step);
    }

    private RenderEngine engine(Lane lane) {
      PluginPatience patience = configuration.patience().within(configuration.workers().memory().get(lane));
      return new RenderEngine(
          new FfmpegMediaOpener(), new CatalogEffects(on.plugins()), configuration.fidelity(),
          new EffectLimits(patience.effect(), patience.memory()::gone),
          HeapShare.ofThisProcess(), RunningEffects.NOWHERE);
    }

    private Fonts fonts() {
      return new Fonts(on.media(), localMedia());
    }

    private LocalMedia localMedia() {
      return new LocalMedia(on.media(), scratch().media(), clock::step);
    }

    private Scratch scratch() {
      return Scratch.in(configuration.data());
    }

    private String mediaOrigin() {
      return configuration.listening().mediaOrigin().map(Object::toString).orElseGet(this::origin);
    }

    private String origin() {
      Configuration.Listening listening = configuration.listening();
      return listening.publicUrl().map(Object::toString).orElse("http://" + listening.host() + ":" + listening.port());
    }
  }

  /** Done when the process is to be replaced; it then takes no more jobs. */
  CompletableFuture<Void> spoiled() {
    return spoilage.end();
  }

  @Override
  public void close() {
    clock.close();
    jobs.close();
    web.close();
    foundation.close();
  }
}
