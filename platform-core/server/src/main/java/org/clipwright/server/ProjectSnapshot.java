package org.clipwright.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clipwright.services.Project;
import org.clipwright.services.ProjectClip;
import org.clipwright.services.ProjectEffect;
import org.clipwright.services.ProjectFile;
import org.clipwright.services.Representation;

/** A project with all that belongs to it at one moment. */
record ProjectSnapshot(
    Project project, List<ProjectFile> files, List<ProjectClip> clips, List<ProjectEffect> effects) {

  /** Keys of the profile that an export's JSON may set for itself. */
  private static final List<String> PROFILE_KEYS =
      List.of("width", "height", "fps", "sample_rate", "channels", "channel_layout");

  /**
   * The snapshot as an OpenShot project, media named by their keys.
   *
   * @param overrides JSON whose profile keys win over the project's
   */
  ObjectNode openShotProject(Representation representation, ObjectNode overrides) {
    ObjectNode json = profile();
    PROFILE_KEYS.stream().filter(overrides::hasNonNull).forEach(key -> json.set(key, overrides.get(key)));
    Map<Long, ProjectFile> byId = files.stream().collect(Collectors.toMap(ProjectFile::id, Function.identity()));
    ArrayNode clipList = json.putArray("clips");
    clips.stream().filter(clip -> byId.containsKey(clip.file())).map(clip -> json(clip, byId.get(clip.file())))
        .forEach(clipList::add);
    ArrayNode effectList = json.putArray("effects");
    effects.stream().map(effect -> json(effect, representation)).forEach(effectList::add);
    return json;
  }

  private ObjectNode profile() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("width", project.profile().width());
    json.put("height", project.profile().height());
    json.putObject("fps").put("num", project.profile().fps().num()).put("den", project.profile().fps().den());
    json.put("sample_rate", project.profile().sampleRate());
    json.put("channels", project.profile().channels());
    json.put("channel_layout", project.profile().channelLayout());
    return json;
  }

  private static ObjectNode json(ProjectClip clip, ProjectFile file) {
    ObjectNode json = Representation.json(clip, file);
    if (json.path("id").asText("").isEmpty()) {
      json.put("id", Long.toString(clip.id()));
    }
    place(json, clip.position(), clip.start(), clip.end(), clip.layer());
    return json;
  }

  private static ObjectNode json(ProjectEffect effect, Representation representation) {
    ObjectNode json = representation.json(effect).deepCopy();
    if (json.path("id").asText("").isEmpty()) {
      json.put("id", Long.toString(effect.id()));
    }
    json.put("type", effect.type());
    place(json, effect.position(), effect.start(), effect.end(), effect.layer());
    return json;
  }

  private static void place(ObjectNode json, double position, double start, double end, int layer) {
    json.put("position", position);
    json.put("start", start);
    json.put("end", end);
    json.put("layer", layer);
  }
}
