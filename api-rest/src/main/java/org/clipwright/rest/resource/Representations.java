package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.clipwright.rest.request.Links;
import org.clipwright.services.field.ResourceKind;
import org.clipwright.services.file.FileService;
import org.clipwright.services.project.ProjectService;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.ProjectClip;
import org.clipwright.services.resource.ProjectEffect;
import org.clipwright.services.resource.ProjectFile;
import org.clipwright.services.resource.Representation;

/** The objects that the API shows of resources. */
public final class Representations {

  private static final List<String> PROJECT_ACTIONS = List.of("copy", "load", "merge", "download", "download/format",
      "files", "files/find", "clips", "effects", "exports", "storage", "thumbnail", "title", "validate", "json");
  private static final List<String> FILE_ACTIONS =
      List.of("copy", "download", "storage", "text-replace", "thumbnail", "transcribe");
  private static final List<String> CLIP_ACTIONS = List.of("presets", "keyframes", "reset", "captions");
  private static final List<String> EXPORT_ACTIONS = List.of("download", "retry", "cancel", "storage");

  /** Six digits always: Python drops them when they are zero, which strict readers of the usual form dislike. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Representation shared;
  private final ProjectService projects;
  private final FileService files;

  Representations(Representation shared, ProjectService projects, FileService files) {
    this.shared = shared;
    this.projects = projects;
    this.files = files;
  }

  ObjectNode project(Project project, Links links) {
    ObjectNode json = head(ResourceKind.PROJECT, project.id(), links);
    json.put("name", project.name());
    json.put("width", project.profile().width());
    json.put("height", project.profile().height());
    json.put("fps_num", project.profile().fps().num());
    json.put("fps_den", project.profile().fps().den());
    json.put("sample_rate", project.profile().sampleRate());
    json.put("channels", project.profile().channels());
    json.put("channel_layout", project.profile().channelLayout());
    ProjectService.Contents contents = projects.contents(project.owner(), project.id());
    links(json, ResourceKind.FILE, contents.files(), links);
    links(json, ResourceKind.CLIP, contents.clips(), links);
    links(json, ResourceKind.EFFECT, contents.effects(), links);
    links(json, ResourceKind.EXPORT, contents.exports(), links);
    actions(json, ResourceKind.PROJECT, project.id(), PROJECT_ACTIONS, links);
    json.set("json", project.json());
    return times(json, project.created(), project.updated());
  }

  ObjectNode file(ProjectFile file, Links links) {
    ObjectNode json = head(ResourceKind.FILE, file.id(), links);
    json.put("media", links.toMedia(file.key()));
    json.put("project", links.to(ResourceKind.PROJECT, file.project()));
    actions(json, ResourceKind.FILE, file.id(), FILE_ACTIONS, links);
    json.set("json", Representation.json(file));
    return times(json, file.created(), file.updated());
  }

  ObjectNode clip(ProjectClip clip, Links links) {
    ProjectFile file = files.find(clip.owner(), clip.file());
    ObjectNode json = head(ResourceKind.CLIP, clip.id(), links);
    json.put("file", links.to(ResourceKind.FILE, clip.file()));
    json.put("position", clip.position());
    json.put("start", clip.start());
    json.put("end", clip.end());
    json.put("layer", clip.layer());
    actions(json, ResourceKind.CLIP, clip.id(), CLIP_ACTIONS, links);
    json.put("project", links.to(ResourceKind.PROJECT, clip.project()));
    json.set("json", Representation.json(clip, file));
    return times(json, clip.created(), clip.updated());
  }

  ObjectNode effect(ProjectEffect effect, Links links) {
    ObjectNode json = head(ResourceKind.EFFECT, effect.id(), links);
    json.put("title", effect.title());
    json.put("type", effect.type());
    json.put("position", effect.position());
    json.put("start", effect.start());
    json.put("end", effect.end());
    json.put("layer", effect.layer());
    json.put("project", links.to(ResourceKind.PROJECT, effect.project()));
    json.set("json", shared.json(effect));
    return times(json, effect.created(), effect.updated());
  }

  public static ObjectNode export(Export export, Links links) {
    ObjectNode json = head(ResourceKind.EXPORT, export.id(), links);
    json.put("output", export.output().map(links::toMedia).orElse(null));
    json.put("export_type", export.exportType());
    json.put("video_format", export.videoFormat());
    json.put("video_codec", export.videoCodec());
    json.put("video_bitrate", export.videoBitrate().value());
    json.put("audio_codec", export.audioCodec());
    json.put("audio_bitrate", export.audioBitrate().value());
    json.put("start_frame", export.startFrame());
    json.put("end_frame", export.endFrame());
    actions(json, ResourceKind.EXPORT, export.id(), EXPORT_ACTIONS, links);
    json.put("project", links.to(ResourceKind.PROJECT, export.project()));
    json.put("webhook", export.webhook());
    json.set("json", export.json());
    json.put("progress", export.progress());
    json.put("status", export.status().word());
    return times(json, export.created(), export.updated());
  }

  private static ObjectNode head(ResourceKind kind, long id, Links links) {
    return JsonNodeFactory.instance.objectNode().put("url", links.to(kind, id)).put("id", id);
  }

  private static void links(ObjectNode json, ResourceKind kind, List<Long> ids, Links links) {
    ArrayNode list = json.putArray(kind.plural());
    ids.forEach(id -> list.add(links.to(kind, id)));
  }

  private static void actions(ObjectNode json, ResourceKind kind, long id, List<String> actions, Links links) {
    ArrayNode list = json.putArray("actions");
    actions.forEach(action -> list.add(links.to(kind, id, action)));
  }

  private static ObjectNode times(ObjectNode json, Instant created, Instant updated) {
    return json.put("date_created", TIME.format(created)).put("date_updated", TIME.format(updated));
  }
}
