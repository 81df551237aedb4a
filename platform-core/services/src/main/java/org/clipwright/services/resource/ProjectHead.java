package org.clipwright.services.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.clipwright.services.resource.name.ItemNames;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.document.ProjectKeys;

/**
 * The keys of a whole project other than its files, clips and effects: as in the file it was loaded from, where they
 * still apply, and otherwise as in a new project of the desktop editor.
 */
final class ProjectHead {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The versions written for a project whose file gave none; clips have the keys of these versions. */
  private static final String EDITOR = "4.0.1";
  private static final String ENGINE = "1.0.1";

  /** Users may state them in a project's own JSON. */
  private static final String MARKERS = "markers";

  private final Project project;
  private final ObjectNode came;

  ProjectHead(Project project, EditorState state) {
    this.project = project;
    this.came = state.document();
  }

  ObjectNode json() {
    ObjectNode json = JSON.objectNode();
    json.put("id", ItemNames.ofProject(project.id()));
    profile(json);
    json.putObject("settings");
    json.put("duration", 300);
    json.put("scale", 15.0);
    json.put("tick_pixels", 100);
    json.put("playhead_position", 0);
    json.putNull("export_settings");
    json.putArray(MARKERS);
    json.putArray("progress");
    ObjectNode history = json.putObject("history");
    history.putArray("undo");
    history.putArray("redo");
    json.putObject("version").put("openshot-qt", EDITOR).put("libopenshot", ENGINE);
    came.properties().stream().filter(entry -> !isShape(entry.getKey()) || isAsLoaded())
        .forEach(entry -> json.set(entry.getKey(), entry.getValue()));
    if (project.json().path(MARKERS).isArray()) {
      json.set(MARKERS, project.json().get(MARKERS));
    }
    json.put("name", project.name());
    return json;
  }

  private void profile(ObjectNode json) {
    Profile profile = project.profile();
    Rational pixelRatio = ratio(came.path("pixel_ratio"));
    ProjectKeys keys = new ProjectKeys(json).rate(profile.fps());
    json.set("display_ratio", ratio(new Rational(profile.width(), profile.height()).reduced()));
    json.set("pixel_ratio", ratio(pixelRatio));
    keys.size(profile.width(), profile.height())
        .sound(profile.sampleRate(), profile.channels(), profile.channelLayout());
    json.put("profile", EditorProfiles.name(profile, pixelRatio)
        .orElse(profile.width() + "x" + profile.height() + " " + profile.fps()));
  }

  /** Keys derived from the project's own values; the file's values apply only while those are unchanged. */
  private static boolean isShape(String key) {
    return Set.of("fps", "display_ratio", "width", "height", "sample_rate", "channels", "channel_layout", "profile")
        .contains(key);
  }

  private boolean isAsLoaded() {
    Profile profile = project.profile();
    return came.path("width").asInt(profile.width()) == profile.width()
        && came.path("height").asInt(profile.height()) == profile.height()
        && (!came.has("fps") || ratio(came.path("fps")).reduced().equals(profile.fps().reduced()))
        && came.path("sample_rate").asInt(profile.sampleRate()) == profile.sampleRate()
        && came.path("channels").asInt(profile.channels()) == profile.channels()
        && came.path("channel_layout").asInt(profile.channelLayout()) == profile.channelLayout();
  }

  private static Rational ratio(JsonNode json) {
    int num = json.path("num").asInt();
    int den = json.path("den").asInt();
    return num > 0 && den > 0 ? new Rational(num, den) : new Rational(1, 1);
  }

  private static ObjectNode ratio(Rational ratio) {
    return JSON.objectNode().put("num", ratio.num()).put("den", ratio.den());
  }

  /** The loaded tracks, including empty ones, and one for each layer without a track. */
  ArrayNode layers(Set<Integer> used) {
    ArrayNode layers = came.path("layers").isArray() ? came.get("layers").deepCopy() : JSON.arrayNode();
    Set<Integer> missing = new TreeSet<>(used);
    layers.forEach(layer -> missing.remove(layer.path("number").asInt()));
    missing.forEach(layer -> layers.addObject().put("id", "L" + layer).put("number", layer).put("label", "").put("y", 0)
        .put("lock", false));
    return layers;
  }
}
