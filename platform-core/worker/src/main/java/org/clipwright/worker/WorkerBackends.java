package org.clipwright.worker;

import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.OutboundHttp;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.segment.SegmentRepository;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.transcript.TranscriptionRepository;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.WorkRepository;

/**
 * What the jobs of a worker read and write.
 *
 * @param documents whole projects, as an export sees them
 * @param work what callers wait for
 * @param web where webhooks are sent through
 * @param models what transcribes
 */
public record WorkerBackends(
    ProjectRepository projects,
    ProjectDocument documents,
    ExportRepository exports,
    SegmentRepository segments,
    WorkRepository work,
    WebhookLog webhooks,
    MediaStore media,
    JobQueue queue,
    Transactions transactions,
    Notices notices,
    OutboundHttp web,
    EffectRegistry effects,
    TranscriptionRepository transcriptions,
    SpeechModels models) {}
