package org.clipwright.services.testkit;

import org.clipwright.services.account.UserRepository;
import org.clipwright.services.resource.ExportRepository;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** Repositories that belong together, of whatever store. */
public record Repositories(
    UserRepository users,
    ProjectRepository projects,
    OwnedRepository<ProjectFile> files,
    OwnedRepository<ProjectClip> clips,
    OwnedRepository<ProjectEffect> effects,
    ExportRepository exports) {

  /** Empty ones in memory. */
  public static Repositories inMemory() {
    return of(new InMemoryResources());
  }

  /** The repositories of these resources, with accounts in memory. */
  public static Repositories of(InMemoryResources resources) {
    return new Repositories(new InMemoryUsers(), resources.projects, resources.files, resources.clips,
        resources.effects, resources.exports);
  }

  /** A new account, whose name begins so. */
  UserId owner(String name) {
    return users.insert(name + Long.toString(System.nanoTime(), 36), "", "x", false).orElseThrow().id();
  }
}
