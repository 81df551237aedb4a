package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.UserId;

/** Replaces everything in a project by the contents of a project file; runs in the caller's transaction. */
final class ProjectReplacement {

  /** The key of a project's JSON that holds the warnings from when it was loaded. */
  private static final String WARNINGS = "load_warnings";

  private final ActionContext ports;
  private final Project project;
  private final UserId owner;

  ProjectReplacement(ActionContext ports, Project project) {
    this.ports = ports;
    this.project = project;
    this.owner = project.owner();
  }

  /** Replaces everything and returns the keys of the media that are no longer used. */
  List<String> by(LoadedProject loaded) {
    List<String> before = clear();
    Map<String, Long> ids = new HashMap<>();
    NewNames names = new NewNames();
    loaded.files().values().forEach(file -> {
      ProjectFile stored = insert(file);
      ids.put(file.key(), stored.id());
      names.add(file.name(), stored);
    });
    loaded.clips().forEach(clip -> names.add(clip.item().name(), insert(clip, ids.get(clip.key()))));
    loaded.effects().forEach(effect -> names.add(effect.name(), insert(effect)));
    names.settle(ports.clips(), ports.effects());
    PlatformException.requireFound(
        ports.projects().update(project.with(project.name(), loaded.profile(), json(loaded.rest().warnings()))));
    ports.projects().keep(owner, project.id(), loaded.rest().withNames(names.former()));
    return before.stream().filter(key -> !ids.containsKey(key)).toList();
  }

  /** The project's own JSON, with the warnings about the file. */
  private ObjectNode json(List<String> warnings) {
    ObjectNode json = project.json().deepCopy();
    json.remove(WARNINGS);
    if (!warnings.isEmpty()) {
      warnings.forEach(json.putArray(WARNINGS)::add);
    }
    return json;
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

  private ProjectFile insert(LoadedProject.LoadedFile file) {
    return ports.files()
        .insert(new ProjectFile(0, owner, project.id(), file.key(), file.info(), file.json(), null, null));
  }

  private ProjectClip insert(LoadedProject.LoadedClip clip, long file) {
    LoadedProject.LoadedItem item = clip.item();
    return ports.clips().insert(
        new ProjectClip(0, owner, project.id(), file, item.position(), item.start(), item.end(), item.layer(),
            item.json(), null, null));
  }

  private ProjectEffect insert(LoadedProject.LoadedItem effect) {
    return ports.effects().insert(
        new ProjectEffect(0, owner, project.id(), effect.title(), effect.type(), effect.position(), effect.start(),
            effect.end(), effect.layer(), effect.json(), null, null));
  }
}
