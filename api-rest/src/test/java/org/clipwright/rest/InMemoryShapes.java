package org.clipwright.rest;

import java.time.Instant;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** What the repositories in memory must know of each resource. */
final class InMemoryShapes {

  static final InMemoryRepository.Shape<Project> PROJECT = new InMemoryRepository.Shape<>() {
    @Override
    public long id(Project item) {
      return item.id();
    }

    @Override
    public UserId owner(Project item) {
      return item.owner();
    }

    @Override
    public long project(Project item) {
      return item.id();
    }

    @Override
    public long file(Project item) {
      return 0;
    }

    @Override
    public Instant created(Project item) {
      return item.created();
    }

    @Override
    public Project stamped(Project item, long id, Instant created, Instant updated) {
      return new Project(id, item.owner(), item.name(), item.profile(), item.json(), created, updated);
    }
  };

  static final InMemoryRepository.Shape<ProjectFile> FILE = new InMemoryRepository.Shape<>() {
    @Override
    public long id(ProjectFile item) {
      return item.id();
    }

    @Override
    public UserId owner(ProjectFile item) {
      return item.owner();
    }

    @Override
    public long project(ProjectFile item) {
      return item.project();
    }

    @Override
    public long file(ProjectFile item) {
      return item.id();
    }

    @Override
    public Instant created(ProjectFile item) {
      return item.created();
    }

    @Override
    public ProjectFile stamped(ProjectFile item, long id, Instant created, Instant updated) {
      return new ProjectFile(id, item.owner(), item.project(), item.key(), item.info(), item.json(), created, updated);
    }
  };

  static final InMemoryRepository.Shape<ProjectClip> CLIP = new InMemoryRepository.Shape<>() {
    @Override
    public long id(ProjectClip item) {
      return item.id();
    }

    @Override
    public UserId owner(ProjectClip item) {
      return item.owner();
    }

    @Override
    public long project(ProjectClip item) {
      return item.project();
    }

    @Override
    public long file(ProjectClip item) {
      return item.file();
    }

    @Override
    public Instant created(ProjectClip item) {
      return item.created();
    }

    @Override
    public ProjectClip stamped(ProjectClip item, long id, Instant created, Instant updated) {
      return new ProjectClip(id, item.owner(), item.project(), item.file(), item.position(), item.start(), item.end(),
          item.layer(), item.json(), created, updated);
    }
  };

  static final InMemoryRepository.Shape<ProjectEffect> EFFECT = new InMemoryRepository.Shape<>() {
    @Override
    public long id(ProjectEffect item) {
      return item.id();
    }

    @Override
    public UserId owner(ProjectEffect item) {
      return item.owner();
    }

    @Override
    public long project(ProjectEffect item) {
      return item.project();
    }

    @Override
    public long file(ProjectEffect item) {
      return 0;
    }

    @Override
    public Instant created(ProjectEffect item) {
      return item.created();
    }

    @Override
    public ProjectEffect stamped(ProjectEffect item, long id, Instant created, Instant updated) {
      return new ProjectEffect(id, item.owner(), item.project(), item.title(), item.type(), item.position(),
          item.start(), item.end(), item.layer(), item.json(), created, updated);
    }
  };

  private InMemoryShapes() {}
}
