package org.clipwright.services.action;

import java.util.List;
import java.util.function.Supplier;
import org.clipwright.sdk.title.TitleTemplate;
import org.clipwright.services.catalog.EffectCatalog;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.draft.StoredMediaProbe;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectDocument;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.transcript.TranscriptionService;
import org.clipwright.services.work.WorkDispatcher;

/** The dependencies of actions: repositories, media, workers and plugins. */
public record ActionContext(
    ProjectRepository projects,
    OwnedRepository<ProjectFile> files,
    OwnedRepository<ProjectClip> clips,
    OwnedRepository<ProjectEffect> effects,
    ExportRepository exports,
    MediaStore media,
    WorkDispatcher workers,
    Transactions transactions,
    Notices notices,
    EffectCatalog catalog,
    Supplier<List<TitleTemplate>> titles,
    Representation representation,
    TranscriptionService transcriptions) {

  /** The owner's project with this id. */
  public Project project(UserId owner, long id) {
    return projects.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  /** The owner's file with this id. */
  public ProjectFile file(UserId owner, long id) {
    return files.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  /** Writes whole projects. */
  public ProjectDocument document() {
    return new ProjectDocument(projects, files, clips, effects, representation);
  }

  /** A probe for an owner's stored media. */
  public StoredMediaProbe probe(UserId owner) {
    return new StoredMediaProbe(workers, owner);
  }
}
