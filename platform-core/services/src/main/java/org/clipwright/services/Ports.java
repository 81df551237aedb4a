package org.clipwright.services;

/** What the actions work with: everything that is kept, the media, the workers, and what plugins bring. */
public record Ports(
    ProjectRepository projects,
    FileRepository files,
    ClipRepository clips,
    EffectRepository effects,
    ExportRepository exports,
    MediaStore media,
    WorkDesk workers,
    Transactions transactions,
    Notices notices,
    EffectCatalog catalog,
    TitleCatalog titles,
    Representation representation) {

  /** The owner's project of an id. */
  Project project(UserId owner, long id) {
    return projects.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  /** The owner's file of an id. */
  ProjectFile file(UserId owner, long id) {
    return files.find(owner, id).orElseThrow(PlatformException::notFound);
  }

  /** Writes whole projects. */
  ProjectDocument document() {
    return new ProjectDocument(files, clips, effects, representation);
  }

  /** Finds out what an owner's stored media hold. */
  MediaProbe probe(UserId owner) {
    return new MediaProbe(workers, owner);
  }
}
