package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.resource.Project;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.EffectItem;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.ReaderJson;
import org.clipwright.timeline.exchange.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeProject;
import org.clipwright.timeline.exchange.ExchangeProject.Marker;
import org.clipwright.timeline.exchange.ExchangeProject.Transition;

/** Reads the parts of a project's JSON that other editors' formats can hold. */
record ExchangeReading(Project project, ObjectNode document) {

  /** Whether an effect of the timeline is a transition. */
  static boolean isTransition(JsonNode effect) {
    return effect.path("type").asText("").equals(EffectItem.TRANSITION);
  }

  ExchangeProject read() {
    List<ExchangeClip> clips = new ArrayList<>();
    for (JsonNode clip : document.path("clips")) {
      try {
        clips.add(clip(clip));
      } catch (ProjectException unreadable) {
        throw ValidationException.of("json", "Clip " + clip.path("id").asText() + ": " + unreadable.getMessage());
      }
    }
    return new ExchangeProject(
        "P" + project.id(), project.name(), project.profile(), clips, transitions(), markers(), document);
  }

  private ExchangeClip clip(JsonNode clip) {
    JsonNode reader = clip.path("reader");
    JsonNode whole = ClipJson.complete((ObjectNode) clip);
    String path = reader.path("path").asText();
    return new ExchangeClip(
        clip.path("id").asText(), ProjectPackage.nameOf(path), path, clip.path("file_id").asText(),
        ReaderJson.read(reader, "reader").orElseGet(() -> ReaderJson.read(empty(), "reader").orElseThrow()),
        clip.path("position").asDouble(), clip.path("start").asDouble(), clip.path("end").asDouble(),
        clip.path("layer").asInt(),
        KeyframeJson.read(whole.path("alpha"), "alpha"), KeyframeJson.read(whole.path("volume"), "volume"),
        KeyframeJson.read(whole.path("time"), "time"), ClipGeometry.read(whole, document), (ObjectNode) clip);
  }

  private List<Transition> transitions() {
    List<Transition> transitions = new ArrayList<>();
    for (JsonNode effect : document.path("effects")) {
      if (isTransition(effect)) {
        transitions.add(transition(effect));
      }
    }
    return transitions;
  }

  static Transition transition(JsonNode effect) {
    return new Transition(effect.path("layer").asInt(), effect.path("position").asDouble(),
        effect.path("end").asDouble() - effect.path("start").asDouble(), (ObjectNode) effect);
  }

  private List<Marker> markers() {
    List<Marker> markers = new ArrayList<>();
    for (JsonNode marker : document.path("markers")) {
      double position = marker.path("position").asDouble(-1);
      if (position >= 0 && marker instanceof ObjectNode json) {
        String name = marker.path("name").asText("");
        markers.add(new Marker(name.isBlank() ? "Marker " + (markers.size() + 1) : name, position, json));
      }
    }
    return markers;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode().put("type", "FFmpegReader").put("has_video", true);
  }
}
