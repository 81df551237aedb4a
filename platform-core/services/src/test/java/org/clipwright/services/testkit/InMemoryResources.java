package org.clipwright.services.testkit;

import java.util.List;
import java.util.Map;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.UserId;

/** The five kinds of resources in memory; removing one removes what depends on it. */
public final class InMemoryResources {

  public final InMemoryFiles files = new InMemoryFiles(this::withoutFile);
  public final InMemoryProjects projects = new InMemoryProjects(this::withoutProject, this::contents);
  public final InMemoryClips clips = new InMemoryClips(id -> files.any(id).map(ProjectFile::name).orElse(""));
  public final InMemoryEffects effects = new InMemoryEffects();
  public final InMemoryExports exports = new InMemoryExports(id -> projects.any(id).map(Project::name).orElse(""));

  private void withoutFile(long file) {
    clips.deleteOfFile(file);
  }

  private void withoutProject(long project) {
    for (InMemoryRepository<?> part : List.of(files, clips, effects, exports)) {
      part.deleteOfProject(project);
    }
  }

  private ProjectRepository.Contents contents(UserId owner, long project) {
    Filter within = Filter.project(project);
    return new ProjectRepository.Contents(Map.of(
        ResourceKind.FILE, files.ids(owner, within), ResourceKind.CLIP, clips.ids(owner, within),
        ResourceKind.EFFECT, effects.ids(owner, within), ResourceKind.EXPORT, exports.ids(owner, within)));
  }
}
