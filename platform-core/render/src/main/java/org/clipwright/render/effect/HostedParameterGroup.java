package org.clipwright.render.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.clipwright.sdk.effect.ParameterGroup;
import org.clipwright.sdk.media.Color;
import org.clipwright.timeline.ColorCurve;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Rounding;

/** The animated values of an object in an effect's JSON, parsed once. */
final class HostedParameterGroup implements ParameterGroup {

  private final Map<String, Keyframe> curves = new HashMap<>();
  private final Map<String, ColorCurve> colors = new HashMap<>();

  /**
   * Parses an object.
   *
   * @param place its location in the project, for messages
   */
  HostedParameterGroup(JsonNode object, String place) {
    object.properties().forEach(entry -> {
      JsonNode value = entry.getValue();
      String path = place + "." + entry.getKey();
      if (value.isNumber() || value.isBoolean() || KeyframeJson.looksLikeKeyframe(value)) {
        curves.put(entry.getKey(), KeyframeJson.read(value, path));
      } else if (KeyframeJson.looksLikeColor(value)) {
        colors.put(entry.getKey(), KeyframeJson.readColor(value, path));
      }
    });
  }

  @Override
  public double number(String parameter, double initial, long frameNumber) {
    Keyframe curve = curves.get(parameter);
    return curve == null ? initial : curve.value(frameNumber);
  }

  @Override
  public Color color(String parameter, Color initial, long frameNumber) {
    ColorCurve curve = colors.get(parameter);
    return curve == null ? initial : new Color(
        Rounding.toInt(curve.red().value(frameNumber)), Rounding.toInt(curve.green().value(frameNumber)),
        Rounding.toInt(curve.blue().value(frameNumber)), Rounding.toInt(curve.alpha().value(frameNumber)));
  }
}
