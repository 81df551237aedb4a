package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Converts a project's JSON to another frame rate: its keyframes take effect at the same seconds as before. */
public final class ProjectRate {

  private static final String POINTS = "Points";
  private static final String PLACE = "co";
  private static final String TIME = "time";

  private final double ratio;

  private ProjectRate(double ratio) {
    this.ratio = ratio;
  }

  /**
   * Sets a project's frame rate, and moves all keyframes of its clips and effects to the frames at the same seconds.
   *
   * @param project modified in place; its own rate, or 30 if it names none, is the one its keyframes count in
   */
  public static void change(ObjectNode project, Rational fps) {
    Rational old = JsonView.of(project, "").ratio("fps", new Rational(30, 1));
    project.putObject("fps").put("num", fps.num()).put("den", fps.den());
    double ratio = fps.toDouble() / old.toDouble();
    if (ratio > 0 && Double.isFinite(ratio) && ratio != 1) {
      ProjectRate rate = new ProjectRate(ratio);
      rate.curves(project.path("clips"));
      rate.curves(project.path("effects"));
    }
  }

  private void curves(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        if (KeyframeJson.looksLikeKeyframe(entry.getValue())) {
          curve(entry.getValue(), entry.getKey().equals(TIME));
        } else {
          curves(entry.getValue());
        }
      }
    } else {
      node.forEach(this::curves);
    }
  }

  private void curve(JsonNode curve, boolean valuesAreFrames) {
    for (JsonNode point : curve.path(POINTS)) {
      if (point.path(PLACE) instanceof ObjectNode place) {
        scale(place, "X");
        if (valuesAreFrames) {
          scale(place, "Y");
        }
      }
    }
  }

  /** Frames count from 1, so frame 1 stays where it is. */
  private void scale(ObjectNode place, String key) {
    JsonNode frame = place.path(key);
    if (frame.isNumber()) {
      place.put(key, (frame.doubleValue() - 1) * ratio + 1);
    }
  }
}
