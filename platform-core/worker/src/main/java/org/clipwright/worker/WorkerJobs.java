package org.clipwright.worker;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.services.export.ExportJob;
import org.clipwright.services.export.ExportRepresentation;
import org.clipwright.services.export.WebhookJob;
import org.clipwright.services.segment.SegmentStore;
import org.clipwright.services.transcript.TranscriptionJob;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkJob;

/**
 * Makes what does each kind of job.
 *
 * @param on what jobs read and write
 * @param settings how this process is to work
 * @param health told when this process should be replaced
 * @param clock ends jobs that take too long
 */
public record WorkerJobs(WorkerBackends on, WorkerSettings settings, WorkerHealth health, JobClock clock) {

  /** What does the jobs of a lane; empty when there are none. */
  public Map<JobQueue.Kind, JobHandler> of(Lane lane) {
    Map<JobQueue.Kind, JobHandler> handlers = new EnumMap<>(JobQueue.Kind.class);
    Stream.of(JobQueue.Kind.values())
        .filter(kind -> kind.lane() == lane)
        .forEach(kind -> handlers.put(kind, health.after(handler(kind))));
    return handlers;
  }

  private JobHandler handler(JobQueue.Kind kind) {
    return switch (kind) {
      case WORK -> clock.limited(new WorkJob(on.work(), tools()), JobLimit.ofCall(settings.limits().get(kind.lane())));
      case WEBHOOK ->
          new WebhookJob(
              on.exports(), on.web(), on.queue(), on.webhooks(),
              export -> ExportRepresentation.json(export, settings.links()));
      case TRANSCRIPTION ->
          clock.limited(transcriptions(), JobLimit.ofTranscription(settings.limits().get(kind.lane())));
      case EXPORT -> clock.limited(
          clock.limited(exports(), JobLimit.ofExport(settings.limits().get(kind.lane()))),
          JobLimit.ofWholeExport(settings.longestExport()));
    };
  }

  private InteractiveTools tools() {
    return new InteractiveTools(engine(Lane.INTERACTIVE), localMedia(), on.media(), settings.masks(), fonts(), health);
  }

  private ExportJob exports() {
    EngineExports renderer =
        new EngineExports(
            engine(Lane.RENDER), new FfmpegEncoderOpener(), localMedia(), settings.masks(), fonts(),
            settings.renderThreads(), segments(), settings.program(), health);
    return new ExportJob(
        on.exports(), on.projects(), on.documents(), renderer, on.media(), on.queue(), on.transactions(), on.notices(),
        settings.hostname(), settings.disk(), clock::step);
  }

  private SegmentStore segments() {
    return new SegmentStore(on.media(), on.segments(), settings.segmentBytes(), clock::step);
  }

  private TranscriptionJob transcriptions() {
    return new TranscriptionJob(
        on.transcriptions(), on.models(), new SpokenSound(new FfmpegMediaOpener(), localMedia()), on.notices(),
        settings.transcribeThreads(), clock::step);
  }

  private RenderEngine engine(Lane lane) {
    return new RenderEngine(
        new FfmpegMediaOpener(), on.effects(), settings.fidelity(), settings.effects().get(lane),
        HeapShare.ofThisProcess(), RunningEffects.NOWHERE);
  }

  private Fonts fonts() {
    return new Fonts(on.media(), localMedia());
  }

  private LocalMedia localMedia() {
    return new LocalMedia(on.media(), settings.mediaCopies(), clock::step);
  }
}
