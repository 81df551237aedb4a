package org.clipwright.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.clipwright.db.Database;
import org.clipwright.db.JobWorker;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.HeapShare;
import org.clipwright.render.RunningEffects;
import org.clipwright.rest.RestApi;
import org.clipwright.services.ExportJob;
import org.clipwright.services.JobQueue;
import org.clipwright.services.Lane;
import org.clipwright.services.ProjectDocument;
import org.clipwright.services.WebhookJob;
import org.clipwright.services.WorkJob;

/** A worker with all that belongs to it. */
final class RunningWorker implements AutoCloseable {

  /** Webhooks may wait for slow servers; callers shall not wait behind them. */
  private static final int INTERACTIVE_JOBS = 8;

  private static final int SPARE_CONNECTIONS = 4;

  private final Foundation foundation;
  private final GuardedHttp web;
  private final JobWorker jobs;
  private final Spoilage spoilage;

  private RunningWorker(Foundation foundation, GuardedHttp web, JobWorker jobs, Spoilage spoilage) {
    this.foundation = foundation;
    this.web = web;
    this.jobs = jobs;
    this.spoilage = spoilage;
  }

  /**
   * Begins to work.
   *
   * @param tables whether the database's tables may be behind
   * @param name what tells it apart from the other workers of this machine
   */
  static RunningWorker start(Configuration configuration, Foundation.Tables tables, Lane lane, String name) {
    int threads = lane == Lane.INTERACTIVE ? INTERACTIVE_JOBS : 1;
    if (lane == Lane.RENDER) {
      Scratch.in(configuration.data()).removeAbandoned();
    }
    Foundation foundation = Foundation.open(configuration, database(configuration), tables, threads + SPARE_CONNECTIONS);
    GuardedHttp web = new GuardedHttp(configuration.outbound());
    try {
      JobWorker.Settings settings = JobWorker.Settings.of(lane, hostname() + "/" + name, threads);
      Spoilage spoilage = new Spoilage();
      Map<JobQueue.Kind, LongConsumer> handlers = new Handlers(configuration, foundation, web, spoilage).of(lane);
      JobWorker jobs = JobWorker.start(foundation.database(), settings, handlers);
      spoilage.end().thenRun(jobs::takeNoMore);
      return new RunningWorker(foundation, web, jobs, spoilage);
    } catch (RuntimeException failure) {
      web.close();
      foundation.close();
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

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** Makes what does each kind of job. */
  private record Handlers(Configuration configuration, Foundation on, GuardedHttp web, Spoilage spoilage) {

    Map<JobQueue.Kind, LongConsumer> of(Lane lane) {
      Map<JobQueue.Kind, LongConsumer> handlers = new EnumMap<>(JobQueue.Kind.class);
      Stream.of(JobQueue.Kind.values())
          .filter(kind -> kind.lane() == lane)
          .forEach(kind -> handlers.put(kind, spoilage.after(handler(kind))));
      if (handlers.isEmpty()) {
        throw new CommandException("There is no work in the lane " + lane.word() + ".");
      }
      return handlers;
    }

    private LongConsumer handler(JobQueue.Kind kind) {
      return switch (kind) {
        case WORK -> new WorkJob(on.work(), tools())::run;
        case WEBHOOK ->
            new WebhookJob(on.exports(), web, on.queue(), on.webhooks(), export -> RestApi.exportJson(export, origin(), mediaOrigin()))::run;
        case EXPORT -> exports()::run;
      };
    }

    private InteractiveTools tools() {
      return new InteractiveTools(engine(), localMedia(), on.media(), scratch().masks(), fonts(), spoilage);
    }

    private ExportJob exports() {
      EngineExports renderer =
          new EngineExports(
              engine(), new FfmpegEncoderOpener(), localMedia(), scratch().masks(), fonts(), configuration.workers().renderThreads(),
              spoilage);
      ProjectDocument document = new ProjectDocument(on.files(), on.clips(), on.effects(), on.representation());
      return new ExportJob(
          on.exports(), on.projects(), document, renderer, on.media(), on.queue(), on.database(), on.notices(),
          hostname(), scratch().folder());
    }

    private Engine engine() {
      return new Engine(
          new FfmpegMediaOpener(), new CatalogEffects(on.plugins()), configuration.fidelity(), configuration.patience(),
          HeapShare.ofThisProcess(), RunningEffects.NOWHERE);
    }

    private Fonts fonts() {
      return new Fonts(on.media(), localMedia());
    }

    private LocalMedia localMedia() {
      return new LocalMedia(on.media(), scratch().media());
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
    jobs.close();
    web.close();
    foundation.close();
  }
}
