package org.clipwright.timeline.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

class PresetApplicationTest {

  private static final Rational FPS = new Rational(30, 1);

  private final ObjectNode clip = JsonNodeFactory.instance.objectNode();

  private double apply(String preset, double start, double end, double length) {
    return PresetApplication.apply(
        PresetCatalog.named(preset).orElseThrow(), clip, start, end, FPS, length, Curve.EASE);
  }

  private List<String> points(String property) {
    List<String> points = new ArrayList<>();
    for (JsonNode point : clip.at("/" + property + "/Points")) {
      points.add(point.at("/co/X") + ":" + point.at("/co/Y"));
    }
    return points;
  }

  @Test
  void fadeInRunsFromTheFirstVisibleFrame() {
    apply("Fade In", 5, 15, 3);
    assertThat(points("alpha")).containsExactly("151:0", "241:1");
  }

  @Test
  void fadeOutEndsAtTheLastFrame() {
    apply("fade out", 0, 10, 3);
    assertThat(points("alpha")).containsExactly("211:1", "301:0");
  }

  @Test
  void animationLongerThanTheClipIsCutToIt() {
    apply("Zoom In", 0, 1, 60);
    assertThat(points("scale_x")).containsExactly("1:0.5", "31:1");
    assertThat(clip.get("gravity").intValue()).isEqualTo(4);
  }

  @Test
  void doubleSpeedHalvesTheClip() {
    double end = apply("Fast 2X", 2, 6, 0);
    assertThat(end).isEqualTo(4.0);
    assertThat(points("time")).containsExactly("61:61", "121:181");
  }

  @Test
  void reversedClipPlaysItsLastFrameFirst() {
    assertThat(apply("Reverse", 0, 2, 0)).isEqualTo(2.0);
    assertThat(points("time")).containsExactly("1:60", "60:1");
  }

  @Test
  void aReversedClipShowsJustTheFramesThatItShowedForwards() {
    apply("Reverse", 1, 3, 0);
    assertThat(points("time")).containsExactly("31:90", "90:31");
  }

  @Test
  void everyPresetCanBeApplied() {
    for (Preset preset : PresetCatalog.all()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      PresetApplication.apply(preset, json, 0, 10, FPS, 1, Curve.EASE);
      assertThat(json).as(preset.name()).isNotEmpty();
    }
    assertThat(PresetCatalog.all()).extracting(Preset::name).doesNotHaveDuplicates();
  }
}
