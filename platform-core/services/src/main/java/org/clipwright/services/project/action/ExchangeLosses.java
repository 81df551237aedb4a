package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.clipwright.timeline.ClipJson;
import org.clipwright.timeline.exchange.Dissolves;
import org.clipwright.timeline.exchange.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeProject;

/** Reports what is lost when a project is written as an edit decision list or a Final Cut document. */
final class ExchangeLosses {

  /** Their unchanged values. */
  private static final ObjectNode USUAL = ClipJson.defaults();

  private static final List<String> PLACE = List.of("location_x", "location_y", "scale_x", "scale_y", "rotation",
      "shear_x", "shear_y", "origin_x", "origin_y", "gravity", "scale", "margin", "corner_radius");

  private final ObjectNode document;
  private final ExchangeProject project;
  private final Dissolves dissolves;
  private final List<String> sentences = new ArrayList<>();

  ExchangeLosses(ObjectNode document, ExchangeProject project) {
    this.document = document;
    this.project = project;
    this.dissolves = Dissolves.of(project);
  }

  /** One sentence for each loss, for all layers. */
  List<String> all() {
    for (int i = 0; i < project.clips().size(); i++) {
      clip(project.clips().get(i), document.path("clips").path(i));
    }
    document.path("effects").forEach(this::effect);
    return List.copyOf(sentences);
  }

  /** One sentence for each loss, where only the clips of one layer are written. */
  List<String> ofLayer(int layer) {
    List<Integer> others = project.layers().stream().filter(other -> other != layer).toList();
    if (!others.isEmpty()) {
      sentences.add("This list holds layer " + layer + " alone; those of the layers "
          + others.stream().map(Object::toString).collect(Collectors.joining(", ")) + " are lists of their own.");
    }
    for (int i = 0; i < project.clips().size(); i++) {
      if (project.clips().get(i).layer() == layer) {
        clip(project.clips().get(i), document.path("clips").path(i));
      }
    }
    StreamSupport.stream(document.path("effects").spliterator(), false)
        .filter(effect -> effect.path("layer").asInt() == layer).forEach(this::effect);
    return List.copyOf(sentences);
  }

  private void clip(ExchangeClip clip, JsonNode json) {
    String name = "The clip at second " + seconds(clip.position()) + " on layer " + clip.layer() + " ("
        + clip.title() + ")";
    if (!json.path("effects").isEmpty()) {
      sentences.add(name + " is written without its effects: "
          + StreamSupport.stream(json.path("effects").spliterator(), false)
              .map(effect -> effect.path("type").asText("unnamed")).collect(Collectors.joining(", "))
          + ".");
    }
    if (PLACE.stream().anyMatch(key -> json.has(key) && !isUsual(key, json.get(key)))) {
      sentences.add(name + " is written without its position, size and rotation.");
    }
    if (clip.speed(project.profile().fps()).isEmpty()) {
      sentences.add(name + " changes its speed; it is written as playing at the speed it was recorded at.");
    }
    if (clip.title().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      sentences.add(name + " shows a drawing (SVG), which most editors cannot open.");
    }
  }

  /** Whether a value equals the default, however its points are written. */
  private static boolean isUsual(String key, JsonNode value) {
    JsonNode usual = USUAL.path(key);
    if (!value.has("Points")) {
      return value.isNumber() && value.asDouble() == usual.asDouble();
    }
    double number = usual.at("/Points/0/co/Y").asDouble(0);
    return StreamSupport.stream(value.path("Points").spliterator(), false)
        .allMatch(point -> Objects.equals(point.path("co").path("Y").asDouble(), number));
  }

  private void effect(JsonNode effect) {
    String place = " at second " + seconds(effect.path("position").asDouble()) + " on layer "
        + effect.path("layer").asInt();
    if (!ExchangeReading.isTransition(effect)) {
      sentences.add("The effect " + effect.path("type").asText("") + place + " is not written.");
    } else if (!dissolves.has(ExchangeReading.transition(effect))) {
      sentences.add("The transition" + place + " is not written: it does not lie between two clips that overlap.");
    } else {
      sentences.add("The transition" + place + " is written as a cross dissolve.");
    }
  }

  private static String seconds(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
