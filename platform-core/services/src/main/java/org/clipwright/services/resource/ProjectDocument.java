package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.services.resource.OwnedRepository.Filter;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;

/** Writes a project with all its items as the JSON of an OpenShot project; media paths are storage keys. */
public final class ProjectDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final FileRepository files;
  private final ClipRepository clips;
  private final EffectRepository effects;
  private final Representation representation;

  public ProjectDocument(
      FileRepository files, ClipRepository clips, EffectRepository effects, Representation representation) {
    this.files = files;
    this.clips = clips;
    this.effects = effects;
    this.representation = representation;
  }

  /** The whole project as it is now. */
  public ObjectNode of(Project project) {
    Filter own = Filter.project(project.id());
    List<ProjectClip> ownClips = clips.all(project.owner(), own);
    Map<Long, ProjectFile> media = media(project, own, ownClips);
    ObjectNode json = head(project);
    ArrayNode fileList = json.putArray("files");
    media.values().forEach(file -> fileList.add(file(file)));
    ArrayNode clipList = json.putArray("clips");
    ownClips.forEach(clip -> clipList.add(clip(clip, media.get(clip.file()))));
    ArrayNode effectList = json.putArray("effects");
    effects.forEach(project.owner(), own, effect -> effectList.add(effect(effect)));
    layers(json, ownClips);
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

  private static ObjectNode head(Project project) {
    Profile profile = project.profile();
    ObjectNode json = JSON.objectNode();
    json.put("id", "P" + project.id());
    json.put("name", project.name());
    json.set("fps", ratio(profile.fps()));
    json.set("display_ratio", ratio(new Rational(profile.width(), profile.height()).reduced()));
    json.set("pixel_ratio", ratio(new Rational(1, 1)));
    json.put("width", profile.width());
    json.put("height", profile.height());
    json.put("sample_rate", profile.sampleRate());
    json.put("channels", profile.channels());
    json.put("channel_layout", profile.channelLayout());
    json.putObject("settings");
    json.put("duration", 300);
    json.put("scale", 15.0);
    json.put("tick_pixels", 100);
    json.put("playhead_position", 0);
    json.put("profile", profile.width() + "x" + profile.height() + " " + profile.fps());
    json.putNull("export_settings");
    json.putArray("markers");
    json.putArray("progress");
    json.putObject("history").putArray("undo");
    ((ObjectNode) json.get("history")).putArray("redo");
    json.putObject("version").put("openshot-qt", "3.2.1").put("libopenshot", "1.0.0");
    return json;
  }

  private static ObjectNode ratio(Rational ratio) {
    return JSON.objectNode().put("num", ratio.num()).put("den", ratio.den());
  }

  private static ObjectNode file(ProjectFile file) {
    ObjectNode json = Representation.json(file);
    json.put("id", "F" + file.id());
    json.put("name", file.name());
    return json;
  }

  private static ObjectNode clip(ProjectClip clip, ProjectFile file) {
    ObjectNode json = Representation.json(clip, file);
    json.put("id", ClipParents.name(clip.id()));
    json.put("file_id", "F" + file.id());
    json.put("position", clip.position());
    json.put("start", clip.start());
    json.put("end", clip.end());
    json.put("duration", file.info().path("duration").asDouble());
    json.put("layer", clip.layer());
    return json;
  }

  private ObjectNode effect(ProjectEffect effect) {
    ObjectNode json = representation.json(effect);
    json.put("id", "E" + effect.id());
    json.put("title", effect.title());
    json.put("type", effect.type());
    json.put("position", effect.position());
    json.put("start", effect.start());
    json.put("end", effect.end());
    json.put("layer", effect.layer());
    return json;
  }

  private static void layers(ObjectNode json, List<ProjectClip> clips) {
    ArrayNode layers = json.putArray("layers");
    clips.stream().map(ProjectClip::layer).distinct().sorted().forEach(layer ->
        layers.addObject().put("id", "L" + layer).put("number", layer).put("label", "").put("y", 0).put("lock", false));
  }
}
