package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.clipwright.services.action.ActionContext;
import org.clipwright.services.media.draft.StoredDrafts;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.media.name.MediaPaths;
import org.clipwright.services.resource.EditorState;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.name.ItemNames;

/**
 * Brings the files, clips and effects of one project into another of the same owner; media are copied.
 *
 * <p>The source is read once and its media are copied first, which may take long. The rest can then be done in one
 * short transaction.
 */
final class ProjectTransfer {

  private final ActionContext ports;
  private final StoredDrafts drafts;
  private final Project from;
  private final long to;
  private final List<ProjectClip> clips;
  private final List<ProjectEffect> effects;
  private final Map<ProjectFile, String> copies = new LinkedHashMap<>();
  private final Map<Long, Long> files = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final NewNames names = new NewNames();

  /** Reads what to transfer into the project with this id. */
  ProjectTransfer(ActionContext ports, StoredDrafts drafts, Project from, long to) {
    this.ports = ports;
    this.drafts = drafts;
    this.from = from;
    this.to = to;
    Filter own = Filter.project(from.id());
    this.clips = ports.clips().all(from.owner(), own);
    this.effects = ports.effects().all(from.owner(), own);
  }

  /** The clips to transfer, in their order. */
  List<ProjectClip> clips() {
    return clips;
  }

  /** The effects to transfer, in their order. */
  List<ProjectEffect> effects() {
    return effects;
  }

  /** Copies the media of the wanted files, and other media that clips and effects name. */
  void copyMedia(Predicate<ProjectFile> wanted) {
    List<ProjectFile> all = ports.files().all(from.owner(), Filter.project(from.id()));
    for (ProjectFile file : all.stream().filter(wanted).toList()) {
      String key = drafts.copy(file.key(), to);
      copies.put(file, key);
      keys.put(file.key(), key);
    }
    clips.forEach(clip -> MediaPaths.visit(clip.json(), this::moved));
    effects.forEach(effect -> MediaPaths.visit(effect.json(), this::moved));
  }

  /** Stores the files whose media are copied; must be called before clips and effects are transferred. */
  void bringFiles() {
    copies.forEach((file, key) -> {
      ProjectFile copy =
          ports.files().insert(new ProjectFile(0, from.owner(), to, key, file.info(), file.json(), null, null));
      files.put(file.id(), copy.id());
      names.add(ItemNames.ofFile(file.id()), copy);
    });
  }

  /** Stores a copy of a clip with its JSON; a clip that shows another project's file continues to do so. */
  void bring(ProjectClip clip, ObjectNode json) {
    MediaPaths.rewrite(json, this::moved);
    ProjectClip copy = ports.clips().insert(
        new ProjectClip(0, from.owner(), to, files.getOrDefault(clip.file(), clip.file()), clip.position(),
            clip.start(), clip.end(), clip.layer(), json, null, null));
    names.add(ItemNames.ofClip(clip.id()), copy);
  }

  /** Ends the transfer, once all clips and effects have been transferred. */
  void settle() {
    names.settle(ports.clips(), ports.effects());
  }

  /** Stores a copy of an effect with its JSON. */
  void bring(ProjectEffect effect, ObjectNode json) {
    MediaPaths.rewrite(json, this::moved);
    ProjectEffect copy = ports.effects().insert(
        new ProjectEffect(0, from.owner(), to, effect.title(), effect.type(), effect.position(), effect.start(),
            effect.end(), effect.layer(), json, null, null));
    names.add(ItemNames.ofEffect(effect.id()), copy);
  }

  /** Keeps the remaining contents of the file the project was loaded from, for a copy of the whole project. */
  void bringEditorState() {
    EditorState state = ports.projects().editorState(from.owner(), from.id());
    ports.projects().keep(from.owner(), to, state.withNames(names.former(state.names())));
  }

  /** Where the media under a path is after the transfer; masks without a file are copied when first encountered. */
  private String moved(String path) {
    String folder = MediaNames.fileFolder(from.id());
    if (!path.startsWith(folder) || ports.media().find(path).isEmpty()) {
      return path;
    }
    return keys.computeIfAbsent(path, key -> drafts.copy(key, to));
  }
}
