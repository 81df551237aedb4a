package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.rest.request.Links;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.ExportRepresentation;
import org.clipwright.services.export.ExportService;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.FileService;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.ProjectRepository;
import org.clipwright.services.resource.Representation;
import org.clipwright.services.resource.RepresentationJson;
import org.clipwright.services.resource.UserId;

/** The objects that the API shows of resources. */
final class Representations {

  private static final List<String> PROJECT_ACTIONS = List.of("copy", "load", "merge", "download", "download/format",
      "files", "files/find", "clips", "effects", "exports", "storage", "thumbnail", "title", "validate", "json");
  private static final List<String> FILE_ACTIONS =
      List.of("copy", "download", "storage", "text-replace", "thumbnail", "transcribe", "transcribe-cancel");
  private static final List<String> CLIP_ACTIONS = List.of("presets", "keyframes", "reset", "captions");

  private static final ProjectRepository.Contents NOTHING = new ProjectRepository.Contents(Map.of());

  private final Representation shared;
  private final ProjectService projects;
  private final FileService files;
  private final ExportService exports;

  Representations(Representation shared, ProjectService projects, FileService files, ExportService exports) {
    this.shared = shared;
    this.projects = projects;
    this.files = files;
    this.exports = exports;
  }

  List<ObjectNode> projects(UserId owner, List<Project> some, Links links) {
    Map<Long, ProjectRepository.Contents> contents = projects.contents(owner, some.stream().map(Project::id).toList());
    return some.stream()
        .map(project -> project(project, contents.getOrDefault(project.id(), NOTHING), links))
        .toList();
  }

  private static ObjectNode project(Project project, ProjectRepository.Contents contents, Links links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.PROJECT, project.id(), links);
    json.put("name", project.name());
    json.put("width", project.profile().width());
    json.put("height", project.profile().height());
    json.put("fps_num", project.profile().fps().num());
    json.put("fps_den", project.profile().fps().den());
    json.put("sample_rate", project.profile().sampleRate());
    json.put("channels", project.profile().channels());
    json.put("channel_layout", project.profile().channelLayout());
    for (ResourceKind kind : List.of(ResourceKind.FILE, ResourceKind.CLIP, ResourceKind.EFFECT, ResourceKind.EXPORT)) {
      RepresentationJson.links(json, kind, contents.of(kind), links);
    }
    RepresentationJson.actions(json, ResourceKind.PROJECT, project.id(), PROJECT_ACTIONS, links);
    json.set("json", project.json());
    return RepresentationJson.times(json, project.created(), project.updated());
  }

  static List<ObjectNode> files(List<ProjectFile> some, Links links) {
    return some.stream().map(file -> file(file, links)).toList();
  }

  private static ObjectNode file(ProjectFile file, Links links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.FILE, file.id(), links);
    json.put("media", links.toMedia(file.key()));
    json.put("project", links.to(ResourceKind.PROJECT, file.project()));
    RepresentationJson.actions(json, ResourceKind.FILE, file.id(), FILE_ACTIONS, links);
    json.set("json", Representation.json(file));
    return RepresentationJson.times(json, file.created(), file.updated());
  }

  List<ObjectNode> clips(UserId owner, List<ProjectClip> some, Links links) {
    Map<Long, ProjectFile> shown = files.findAll(owner, some.stream().map(ProjectClip::file).distinct().toList());
    return some.stream().filter(clip -> shown.containsKey(clip.file()))
        .map(clip -> clip(clip, shown.get(clip.file()), links)).toList();
  }

  private static ObjectNode clip(ProjectClip clip, ProjectFile file, Links links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.CLIP, clip.id(), links);
    json.put("file", links.to(ResourceKind.FILE, clip.file()));
    json.put("position", clip.position());
    json.put("start", clip.start());
    json.put("end", clip.end());
    json.put("layer", clip.layer());
    RepresentationJson.actions(json, ResourceKind.CLIP, clip.id(), CLIP_ACTIONS, links);
    json.put("project", links.to(ResourceKind.PROJECT, clip.project()));
    json.set("json", Representation.json(clip, file));
    return RepresentationJson.times(json, clip.created(), clip.updated());
  }

  List<ObjectNode> effects(List<ProjectEffect> some, Links links) {
    return some.stream().map(effect -> effect(effect, links)).toList();
  }

  private ObjectNode effect(ProjectEffect effect, Links links) {
    ObjectNode json = RepresentationJson.head(ResourceKind.EFFECT, effect.id(), links);
    json.put("title", effect.title());
    json.put("type", effect.type());
    json.put("position", effect.position());
    json.put("start", effect.start());
    json.put("end", effect.end());
    json.put("layer", effect.layer());
    json.put("project", links.to(ResourceKind.PROJECT, effect.project()));
    json.set("json", shared.json(effect));
    return RepresentationJson.times(json, effect.created(), effect.updated());
  }

  List<ObjectNode> exports(UserId owner, List<Export> some, Links links) {
    Map<Long, ExportQueue.QueuePlace> places = exports.places(owner, some);
    return some.stream()
        .map(export -> ExportRepresentation.json(export, Optional.ofNullable(places.get(export.id())), links))
        .toList();
  }
}
