package org.clipwright.worker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.services.export.ExportJobs;
import org.clipwright.services.export.ExportLimit;
import org.clipwright.services.export.ExportWork;
import org.clipwright.services.retention.RetentionJob;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.transcript.TranscriptionJob;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.worker.proxy.ProxyMaker;
import org.clipwright.worker.proxy.ProxyMedia;
import org.clipwright.worker.request.WorkJob;

/**
 * Creates the handler of each kind of job.
 *
 * @param on the stores and services that jobs use
 * @param settings how this process works
 * @param health notified when this process should be replaced
 * @param clock ends jobs that take too long
 */
record WorkerJobs(WorkerBackends on, WorkerSettings settings, WorkerHealth health, JobClock clock) {

  /** The handlers of a lane's jobs; empty when it has none. */
  public Map<JobQueue.Kind, JobHandler> of(Lane lane) {
    Map<JobQueue.Kind, JobHandler> handlers = new EnumMap<>(JobQueue.Kind.class);
    Stream.of(JobQueue.Kind.values())
        .filter(kind -> kind.lane() == lane)
        .forEach(kind -> handlers.put(kind, releasing(health.after(handler(kind)), lane)));
    return handlers;
  }

  /** Once a job has ended, its copies of stored media may be removed. */
  private JobHandler releasing(JobHandler handler, Lane lane) {
    List<MediaCopies> used = Stream.concat(Stream.of(settings.mediaCopies()), settings.proxies().stream()).toList();
    return new JobHandler() {
      @Override
      public void run(long id) {
        used.forEach(MediaCopies::begin);
        try {
          handler.run(id);
        } finally {
          used.forEach(copies -> copies.end(settings.limits().get(lane).multipliedBy(2)));
        }
      }

      @Override
      public void fail(long id, String sentence) {
        handler.fail(id, sentence);
      }
    };
  }

  private JobHandler handler(JobQueue.Kind kind) {
    return switch (kind) {
      case WORK -> clock.limited(new WorkJob(on.work(), tools()), JobLimit.ofCall(settings.limits().get(kind.lane())));
      case WEBHOOK ->
          ExportJobs.webhook(
              on.exports().exports(), on.webhooks().web(), on.jobs().queue(), on.webhooks().log(),
              on.webhooks().secrets(), settings.links());
      case RETENTION ->
          new RetentionJob(
              on.retention(), settings.retention(), on.media(), segments(), on.jobs().queue(), on.jobs().notices());
      case EXPIRY ->
          ExportJobs.expiry(
              on.exports().waiting(), on.exports().exports(), on.jobs().queue(), on.jobs().transactions(),
              on.jobs().notices(), settings.longestPending());
      case TRANSCRIPTION ->
          clock.limited(transcriptions(), JobLimit.ofTranscription(settings.limits().get(kind.lane())));
      case EXPORT -> limited(ExportJobs.export(exports()));
      case SEGMENT -> limited(ExportJobs.segment(exports()));
      case JOIN -> limited(ExportJobs.join(exports()));
    };
  }

  private JobHandler limited(JobHandler job) {
    return clock.limited(
        clock.limited(job, JobLimit.ofExport(settings.limits().get(Lane.RENDER))),
        JobLimit.ofWholeExport(exportLimit()));
  }

  private InteractiveTools tools() {
    Fonts fonts = fonts();
    FfmpegEncoderOpener encoders = new FfmpegEncoderOpener();
    RenderEngine engine = engine(Lane.INTERACTIVE);
    ProxyMedia shown = new ProxyMedia(
        engine.media(), settings.proxies().map(kept -> new ProxyMaker(engine.media(), encoders, kept)));
    ProjectRenderers projects = new ProjectRenderers(
        engine, shown, localMedia(), settings.masks(), fonts, new KeptRenderers(health::note), health);
    SegmentStore kept = segments();
    PictureBytes pictures = new PictureBytes(encoders, PictureHeap.ofThisProcess());
    PreviewRenderer preview =
        new PreviewRenderer(projects, kept, encoders, settings.disk().scratch(), settings.program());
    return new InteractiveTools(projects, localMedia(), on.media(), fonts, pictures, preview,
        new OverviewRenderer(projects, localMedia(), kept, pictures), health);
  }

  private ExportWork exports() {
    EngineExports renderer =
        new EngineExports(
            engine(Lane.RENDER), new FfmpegEncoderOpener(), localMedia(), settings.masks(), fonts(),
            settings.renderThreads(), settings.program(), health);
    return new ExportWork(
        on.exports().exports(), on.exports().projects(), on.exports().documents(), on.exports().parts(), segments(),
        renderer, on.media(), on.jobs().queue(),
        on.jobs().transactions(), on.jobs().notices(), settings.hostname(), settings.disk(), exportLimit(), on.counts(),
        clock::step);
  }

  private SegmentStore segments() {
    return new SegmentStore(on.media(), on.exports().segments(), settings.segmentBytes(), clock::step);
  }

  private ExportLimit exportLimit() {
    return new ExportLimit(settings.longestExport());
  }

  private TranscriptionJob transcriptions() {
    return new TranscriptionJob(
        on.transcriptions().transcriptions(), on.transcriptions().models(),
        new SpokenSound(new FfmpegMediaOpener(settings.mediaCopies()), localMedia()),
        on.jobs().notices(),
        settings.transcribeThreads(), clock::step);
  }

  private RenderEngine engine(Lane lane) {
    return new RenderEngine(
        new FfmpegMediaOpener(settings.mediaCopies()), on.effects(), settings.fidelity(), settings.effects().get(lane),
        PictureHeap.ofThisProcess(), RunningEffects.NOWHERE);
  }

  private Fonts fonts() {
    return new Fonts(on.media(), localMedia());
  }

  private LocalMedia localMedia() {
    return new LocalMedia(on.media(), settings.mediaCopies(), clock::step);
  }
}
