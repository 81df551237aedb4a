package org.clipwright.rest.setup;

import org.clipwright.services.ProjectDrawing;
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
 * @param resources the services of the five resources
 * @param drawing draws projects and files
 * @param catalogues what users choose from
 * @param idempotency answers requests with a key once
 * @param uploads where large files arrive in several requests
 */
public record RestServices(
    AccountService accounts, RequestThrottle requests, Resources resources, ProjectDrawing drawing,
    ServiceActions actions, Catalogues catalogues, MediaStore media, Representation representation,
    Administration administration, Idempotency idempotency, WebhookLog webhooks, UploadTargets uploads) {

  /** The services that create, change and delete. */
  public record Resources(
      ProjectService projects, FileService files, ClipService clips, EffectService effects, ExportService exports) {}

  /** Effects, title templates, fonts and transcription models. */
  public record Catalogues(EffectCatalog effects, TitleDesigns titles, FontService fonts, SpeechModels speech) {}
}
