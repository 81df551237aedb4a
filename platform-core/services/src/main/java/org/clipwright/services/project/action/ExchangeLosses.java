package org.clipwright.services.project.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.clipwright.timeline.exchange.Dissolves;
import org.clipwright.timeline.exchange.ExchangeClip;
import org.clipwright.timeline.exchange.ExchangeFormat;
import org.clipwright.timeline.exchange.ExchangeProject;

/** Reports what is lost when a project is written in the format of another editor. */
final class ExchangeLosses {

  private final ExchangeFormat format;
  private final ObjectNode document;
  private final ExchangeProject project;
  private final Dissolves dissolves;
  private final List<String> sentences = new ArrayList<>();

  ExchangeLosses(ExchangeFormat format, ObjectNode document, ExchangeProject project) {
    this.format = format;
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
      sentences.add("This list contains layer " + layer + " only; there are separate lists for the layers "
          + others.stream().map(Object::toString).collect(Collectors.joining(", ")) + ".");
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
      sentences.add(name + without() + "its effects: "
          + StreamSupport.stream(json.path("effects").spliterator(), false)
              .map(effect -> effect.path("type").asText("unnamed")).collect(Collectors.joining(", "))
          + ".");
    }
    if (clip.media().hasVideo() && !format.places(clip, project.profile())) {
      sentences.add(name + without() + "its position, size and rotation.");
    }
    if (clip.speed(project.profile().fps()).isEmpty() && !format.bendsSpeed()) {
      String how = format.keepsAll() ? "other editors play it" : "it is written as playing";
      sentences.add(name + " changes its speed; " + how + " at the speed it was recorded at.");
    }
    if (clip.title().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      sentences.add(name + " shows a drawing (SVG), which most editors cannot open.");
    }
  }

  private String without() {
    return format.keepsAll() ? " keeps, in metadata that other editors do not apply, " : " is written without ";
  }

  private String isNotWritten() {
    return format.keepsAll() ? " is kept in metadata that other editors do not apply" : " is not written";
  }

  private void effect(JsonNode effect) {
    String place = " at second " + seconds(effect.path("position").asDouble()) + " on layer "
        + effect.path("layer").asInt();
    if (!ExchangeReading.isTransition(effect)) {
      sentences.add("The effect " + effect.path("type").asText("") + place + isNotWritten() + ".");
    } else if (!dissolves.has(ExchangeReading.transition(effect))) {
      sentences.add("The transition" + place + isNotWritten() + ": it does not lie between two clips that overlap.");
    } else {
      sentences.add("The transition" + place + " is written as a cross dissolve.");
    }
  }

  private static String seconds(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
