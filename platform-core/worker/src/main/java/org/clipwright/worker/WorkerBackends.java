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
 * The stores and services that a worker's jobs use.
 *
 * @param documents whole projects, as an export sees them
 * @param work the requests that callers wait for
 * @param webhookSecrets the secrets that webhooks are signed with
 * @param web the client that sends webhooks
 * @param models the transcription models
 * @param retention the store for cleanups
 * @param counts where totals are kept
 * @param waiting tells which exports no worker takes
 */
public record WorkerBackends(
    ProjectRepository projects,
    ProjectDocument documents,
    ExportRepository exports,
    SegmentRepository segments,
    PartRepository parts,
    WorkRepository work,
    WebhookLog webhooks,
    WebhookSecrets webhookSecrets,
    MediaStore media,
    JobQueue queue,
    Transactions transactions,
    Notices notices,
    OutboundHttp web,
    EffectRegistry effects,
    TranscriptionRepository transcriptions,
    SpeechModels models,
    RetentionRepository retention,
    WorkCounts counts,
    ExportQueue waiting) {}
