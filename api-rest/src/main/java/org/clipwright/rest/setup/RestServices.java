package org.clipwright.rest.setup;

import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.file.FileService;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.preview.FileOverviews;
import org.clipwright.services.preview.ProjectPreview;
import org.clipwright.services.project.ProjectFrames;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.title.FontService;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.transcript.SpeechModels;
import org.clipwright.services.upload.UploadTargets;

/**
 * The services behind the API.
 *
 * @param requests counts the requests of each sender
 * @param idempotency answers requests with a key once
 * @param uploads where large files arrive in several requests
 */
public record RestServices(
    AccountService accounts, RequestThrottle requests, ProjectService projects, FileService files, ClipService clips,
    EffectService effects,
    ExportService exports, ProjectFrames frames, ProjectPreview preview, FileOverviews overviews,
    ServiceActions actions,
    EffectCatalog effectCatalog, FontService fonts, TitleDesigns titles, SpeechModels speechModels, MediaStore media,
    Representation representation,
    Administration administration, Idempotency idempotency, WebhookLog webhooks, UploadTargets uploads) {}
