package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.services.resource.name.ItemNames;

/** Writes a project with all its items as the JSON of an OpenShot project; media paths are storage keys. */
public final class ProjectDocument {

  private static final String HISTORY = "history";

  /** A smaller difference is due to rounding. */
  private static final double ROUNDING = 0.001;

  private final ProjectRepository projects;
  private final OwnedRepository<ProjectFile> files;
  private final OwnedRepository<ProjectClip> clips;
  private final OwnedRepository<ProjectEffect> effects;
  private final Representation representation;

  public ProjectDocument(
      ProjectRepository projects, OwnedRepository<ProjectFile> files, OwnedRepository<ProjectClip> clips,
      OwnedRepository<ProjectEffect> effects,
      Representation representation) {
    this.projects = projects;
    this.files = files;
    this.clips = clips;
    this.effects = effects;
    this.representation = representation;
  }

  /** The whole project in its current state, for rendering and checking; without its edit history. */
  public ObjectNode of(Project project) {
    ObjectNode json = whole(project, projects.editorState(project.owner(), project.id()));
    json.remove(HISTORY);
    json.put("id", ItemNames.ofProject(project.id()));
    return json;
  }

  /** The whole project as the desktop editor reads it: its items have their original names. */
  public ObjectNode forEditor(Project project) {
    EditorState state = projects.editorState(project.owner(), project.id());
    ObjectNode json = whole(project, state);
    state.rename(json);
    return json;
  }

  private ObjectNode whole(Project project, EditorState state) {
    Filter own = Filter.project(project.id());
    List<ProjectClip> ownClips = clips.all(project.owner(), own);
    Map<Long, ProjectFile> media = media(project, own, ownClips);
    ProjectHead head = new ProjectHead(project, state);
    ObjectNode json = head.json();
    ArrayNode fileList = json.putArray("files");
    media.values().forEach(file -> fileList.add(file(file)));
    ArrayNode clipList = json.putArray("clips");
    ownClips.forEach(clip -> clipList.add(clip(clip, media.get(clip.file()))));
    ArrayNode effectList = json.putArray("effects");
    Set<Integer> layers = new TreeSet<>(ownClips.stream().map(ProjectClip::layer).toList());
    effects.forEach(project.owner(), own, effect -> {
      effectList.add(effect(effect));
      layers.add(effect.layer());
    });
    json.set("layers", head.layers(layers));
    return json;
  }

  /** The project's files, and those of other projects that its clips show. */
  private Map<Long, ProjectFile> media(Project project, Filter own, List<ProjectClip> ownClips) {
    Map<Long, ProjectFile> media = new LinkedHashMap<>();
    files.forEach(project.owner(), own, file -> media.put(file.id(), file));
    Set<Long> foreign = new TreeSet<>(ownClips.stream().map(ProjectClip::file).toList());
    foreign.removeAll(media.keySet());
    if (!foreign.isEmpty()) {
      files.findAll(project.owner(), foreign).forEach(file -> media.put(file.id(), file));
    }
    return media;
  }

  private static ObjectNode file(ProjectFile file) {
    ObjectNode json = Representation.json(file);
    json.put("id", ItemNames.ofFile(file.id()));
    json.put("path", file.key());
    if (!json.hasNonNull("name")) {
      json.put("name", file.name());
    }
    return json;
  }

  private static ObjectNode clip(ProjectClip clip, ProjectFile file) {
    ObjectNode json = Representation.json(clip, file);
    json.put("id", ItemNames.ofClip(clip.id()));
    ((ObjectNode) json.path("reader")).put("path", file.key());
    json.put("file_id", ItemNames.ofFile(file.id()));
    json.put("position", clip.position());
    json.put("start", clip.start());
    json.put("end", clip.end());
    if (!(clip.json().path("duration").asDouble() > 0)) {
      json.put("duration", file.duration());
    }
    json.put("layer", clip.layer());
    return json;
  }

  private ObjectNode effect(ProjectEffect effect) {
    ObjectNode json = representation.json(effect);
    json.put("id", ItemNames.ofEffect(effect.id()));
    json.put("title", effect.title());
    json.put("type", effect.type());
    json.put("position", effect.position());
    json.put("start", effect.start());
    json.put("end", effect.end());
    json.put("layer", effect.layer());
    double length = effect.end() - effect.start();
    if (json.has("duration") && Math.abs(json.path("duration").asDouble() - length) > ROUNDING) {
      json.put("duration", length);
    }
    return json;
  }
}
