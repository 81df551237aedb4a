package org.clipwright.graphql.setup;

import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.action.ServiceActions;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.clip.ClipService;
import org.clipwright.services.effect.EffectService;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.WebhookLog;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.FileService;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Listings;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.ResourceService;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.title.FontService;
import org.clipwright.services.title.TitleDesigns;
import org.clipwright.services.transcript.SpeechModels;

/**
 * The services behind the GraphQL API.
 *
 * @param requests counts the requests of each sender
 * @param resources the services of the five resources
 * @param catalogues the catalogues
 * @param reads the stores for batched reads
 * @param notices notifies subscriptions of changes
 * @param idempotency answers requests with a key once
 */
public record GraphQlServices(
    AccountService accounts,
    RequestThrottle requests,
    Resources resources,
    ServiceActions actions,
    Catalogues catalogues,
    Representation representation,
    Reads reads,
    Transactions transactions,
    Notices notices,
    Idempotency idempotency) {

  /** The services that create, change and delete. */
  public record Resources(
      ProjectService projects, FileService files, ClipService clips, EffectService effects,
      ResourceService<Export> exports) {

    public ResourceService<?> of(ResourceKind kind) {
      return switch (kind) {
        case PROJECT -> projects;
        case FILE -> files;
        case CLIP -> clips;
        case EFFECT -> effects;
        case EXPORT -> exports;
      };
    }
  }

  /** The catalogues: effects, title templates, fonts, transcription models. */
  public record Catalogues(EffectCatalog effects, TitleDesigns titles, FontService fonts, SpeechModels speech) {}

  /** The stores behind the services, where many objects are read in one statement. */
  public record Reads(
      ProjectRepository projects,
      OwnedRepository<ProjectFile> files,
      OwnedRepository<ProjectClip> clips,
      OwnedRepository<ProjectEffect> effects,
      ExportRepository exports,
      Listings listings,
      WebhookLog webhooks,
      ExportQueue queue,
      MediaStore media) {}
}
