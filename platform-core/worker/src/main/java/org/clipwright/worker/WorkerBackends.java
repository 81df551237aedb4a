package org.clipwright.worker;

import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.export.WebhookSecrets;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.retention.RetentionRepository;
import org.clipwright.services.segment.PartRepository;
import org.clipwright.services.segment.SegmentRepository;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.WorkCounts;
import org.clipwright.services.work.WorkRepository;

/**
 * What the jobs of a worker work on.
 *
 * @param exports what rendering exports needs
 * @param webhooks what notifying webhooks needs
 * @param transcriptions what transcribing needs
 * @param jobs what passes work and news on
 * @param work the requests that callers wait for
 * @param retention the store for cleanups
 * @param counts where totals are kept
 */
public record WorkerBackends(
    Exports exports, Webhooks webhooks, Transcriptions transcriptions, Jobs jobs, WorkRepository work, MediaStore media,
    EffectRegistry effects, RetentionRepository retention, WorkCounts counts) {

  /**
   * Exports and their projects.
   *
   * @param documents whole projects, as an export sees them
   * @param waiting tells which exports no worker takes
   */
  public record Exports(
      ProjectRepository projects, ProjectDocument documents, ExportRepository exports, SegmentRepository segments,
      PartRepository parts, ExportQueue waiting) {}

  /**
   * Webhooks.
   *
   * @param secrets the secrets that they are signed with
   * @param web the client that sends them
   */
  public record Webhooks(WebhookLog log, WebhookSecrets secrets, OutboundHttp web) {}

  /** Transcriptions and the models for them. */
  public record Transcriptions(TranscriptionRepository transcriptions, SpeechModels models) {}

  /** The queue of jobs, what makes several changes one, and what tells others of them. */
  public record Jobs(JobQueue queue, Transactions transactions, Notices notices) {}
}
