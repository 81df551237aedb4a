package org.clipwright.graphql;

import org.clipwright.services.AccountService;
import org.clipwright.services.ClipRepository;
import org.clipwright.services.ClipService;
import org.clipwright.services.EffectCatalog;
import org.clipwright.services.EffectRepository;
import org.clipwright.services.EffectService;
import org.clipwright.services.Export;
import org.clipwright.services.ExportRepository;
import org.clipwright.services.FileRepository;
import org.clipwright.services.FileService;
import org.clipwright.services.FontService;
import org.clipwright.services.Listings;
import org.clipwright.services.MediaStore;
import org.clipwright.services.Notices;
import org.clipwright.services.ProjectRepository;
import org.clipwright.services.ProjectService;
import org.clipwright.services.Representation;
import org.clipwright.services.ResourceKind;
import org.clipwright.services.ResourceService;
import org.clipwright.services.ServiceActions;
import org.clipwright.services.TitleCatalog;
import org.clipwright.services.Transactions;
import org.clipwright.services.WebhookLog;

/**
 * The services that the graph is made of.
 *
 * @param resources the services of the five resources
 * @param catalogues what there is to choose from
 * @param reads what is read for many objects at once
 * @param notices tells what has changed, for subscriptions
 */
public record GraphQlServices(
    AccountService accounts,
    Resources resources,
    ServiceActions actions,
    Catalogues catalogues,
    Representation representation,
    Reads reads,
    Transactions transactions,
    Notices notices) {

  /** The services that create, change and delete. */
  public record Resources(
      ProjectService projects, FileService files, ClipService clips, EffectService effects,
      ResourceService<Export> exports) {

    ResourceService<?> of(ResourceKind kind) {
      return switch (kind) {
        case PROJECT -> projects;
        case FILE -> files;
        case CLIP -> clips;
        case EFFECT -> effects;
        case EXPORT -> exports;
      };
    }
  }

  /** What there is to choose from: effects, title templates, fonts. */
  public record Catalogues(EffectCatalog effects, TitleCatalog titles, FontService fonts) {}

  /** The stores behind the services, where many objects are read in one statement. */
  public record Reads(
      ProjectRepository projects,
      FileRepository files,
      ClipRepository clips,
      EffectRepository effects,
      ExportRepository exports,
      Listings listings,
      WebhookLog webhooks,
      MediaStore media) {}
}
