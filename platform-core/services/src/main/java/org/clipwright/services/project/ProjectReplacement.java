package org.clipwright.services.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.ClipParents;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Puts what a project file holds in the place of all that is in a project; runs in a transaction of the caller's. */
final class ProjectReplacement {

  private final ActionContext ports;
  private final Project project;
  private final UserId owner;

  ProjectReplacement(ActionContext ports, Project project) {
    this.ports = ports;
    this.project = project;
    this.owner = project.owner();
  }

  /** Replaces everything and returns the keys of the media that nothing shows any more. */
  List<String> by(LoadedProject loaded) {
    List<String> before = clear();
    Map<String, Long> ids = new HashMap<>();
    loaded.files().values().forEach(file -> ids.put(file.key(), insert(file)));
    ClipParents parents = new ClipParents();
    loaded.clips().forEach(clip -> parents.add(clip.name(), insert(clip, ids.get(clip.key()))));
    parents.settle(ports.clips());
    loaded.effects().forEach(this::insert);
    ports.projects().update(project.with(project.name(), loaded.profile(), project.json()))
        .orElseThrow(PlatformException::notFound);
    return before.stream().filter(key -> !ids.containsKey(key)).toList();
  }

  /** Empties the project and returns the keys of the media that it had. */
  private List<String> clear() {
    Filter own = Filter.project(project.id());
    List<String> keys = new ArrayList<>();
    ports.files().forEach(owner, own, file -> keys.add(file.key()));
    ports.clips().ids(owner, own).forEach(clip -> ports.clips().delete(owner, clip));
    ports.effects().ids(owner, own).forEach(effect -> ports.effects().delete(owner, effect));
    ports.files().ids(owner, own).forEach(file -> ports.files().delete(owner, file));
    return keys;
  }

  private long insert(LoadedProject.LoadedFile file) {
    return ports.files()
        .insert(new ProjectFile(0, owner, project.id(), file.key(), file.info(), file.json(), null, null)).id();
  }

  private ProjectClip insert(LoadedProject.LoadedClip clip, long file) {
    LoadedProject.LoadedItem item = clip.item();
    return ports.clips().insert(
        new ProjectClip(0, owner, project.id(), file, item.position(), item.start(), item.end(), item.layer(),
            item.json(), null, null));
  }

  private void insert(LoadedProject.LoadedItem effect) {
    ports.effects().insert(
        new ProjectEffect(0, owner, project.id(), effect.title(), effect.type(), effect.position(), effect.start(),
            effect.end(), effect.layer(), effect.json(), null, null));
  }
}
