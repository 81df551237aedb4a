package org.clipwright.timeline.exchange.otio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.ProjectException;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.ScaleMode;

/**
 * What other editors' formats say of a clip and OpenTimelineIO does not: curves of its properties, its speed, and how
 * its picture fits the canvas. Times are seconds of the clip's own, in which it is trimmed.
 */
public final class ClipLook {

  /** Its key in this program's metadata of a clip. */
  public static final String KEY = "look";

  private static final String CURVES = "curves";
  private static final String TIME = "time";
  private static final String SCALE = "scale";

  private static final Set<String> PROPERTIES = Set.of(TIME, "alpha", "volume", "rotation", "scale_x", "scale_y",
      "location_x", "location_y", "has_audio", "has_video");

  private final Map<String, List<Key>> curves = new LinkedHashMap<>();
  private Optional<ScaleMode> scale = Optional.empty();

  /**
   * A value at a time; for the speed, the second of the media that is shown.
   *
   * @param seconds the clip's own time
   */
  public record Key(double seconds, double value) {}

  /** A property's values; a single one holds for the whole clip. */
  public void curve(String property, List<Key> keys) {
    if (!keys.isEmpty()) {
      curves.put(property, List.copyOf(keys));
    }
  }

  /** A property that has one value. */
  public void value(String property, double value) {
    curve(property, List.of(new Key(0, value)));
  }

  /** Which second of the media is shown when. */
  public void time(List<Key> keys) {
    curve(TIME, keys);
  }

  public void scale(ScaleMode mode) {
    scale = Optional.of(mode);
  }

  /** As it stands in metadata. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode all = json.putObject(CURVES);
    curves.forEach((property, keys) -> {
      ArrayNode list = all.putArray(property);
      keys.forEach(key -> list.addArray().add(key.seconds()).add(key.value()));
    });
    scale.ifPresent(mode -> json.put(SCALE, mode.ordinal()));
    return json;
  }

  /** Puts what metadata say of a clip into its JSON. */
  static void apply(JsonNode look, ObjectNode clip, Rational fps) {
    look.path(CURVES).properties().stream().filter(curve -> PROPERTIES.contains(curve.getKey())).forEach(
        curve -> clip.set(curve.getKey(), KeyframeJson.write(keyframe(curve.getKey(), curve.getValue(), fps))));
    if (look.has(SCALE)) {
      clip.put(SCALE, look.path(SCALE).asInt());
    }
  }

  private static Keyframe keyframe(String property, JsonNode keys, Rational fps) {
    List<Point> points = new ArrayList<>();
    for (JsonNode key : keys) {
      if (!key.path(0).isNumber() || !key.path(1).isNumber()) {
        throw new ProjectException("A key of \"" + property + "\" in a clip's metadata must be a pair of numbers.");
      }
      double frame = frame(key.path(0).asDouble(), fps);
      double value = key.path(1).asDouble();
      points.add(Point.of(frame, property.equals(TIME) ? frame(value, fps) : value, Interpolation.LINEAR));
    }
    return points.size() == 1 && !property.equals(TIME)
        ? Keyframe.of(List.of(Point.of(1, points.getFirst().value(), Interpolation.LINEAR))) : Keyframe.of(points);
  }

  /** Whole where it is as good as whole: times are ratios and frames decimals. */
  private static double frame(double seconds, Rational fps) {
    double frame = seconds * fps.toDouble() + 1;
    return Math.abs(frame - Math.rint(frame)) < 1e-6 ? Math.rint(frame) : frame;
  }
}
