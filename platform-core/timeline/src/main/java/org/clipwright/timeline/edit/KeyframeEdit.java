package org.clipwright.timeline.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.timeline.Curve;
import org.clipwright.timeline.Interpolation;

/** Adds and replaces keyframe points in the JSON of a clip or effect, leaving everything else unchanged. */
public final class KeyframeEdit {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private KeyframeEdit() {}

  /**
   * Adds a point, replacing any point at that frame. The curve shapes the segment from the preceding point to the new
   * one. A property that is missing, or is a plain number, first becomes a list of points.
   *
   * @param item the JSON of a clip or effect; modified in place
   * @param property key of the keyframed property
   * @param frame X of the point, from 1
   * @param value Y of the point
   * @param curve the shape of the segment leading to the new point
   */
  public static void add(ObjectNode item, String property, long frame, double value, Curve curve) {
    ArrayNode points = points(item, property);
    int index = indexOf(points, frame);
    ObjectNode point = point(frame, value, curve.interpolation());
    if (curve.interpolation() == Interpolation.BEZIER) {
      point.set("handle_left", pair(curve.x2(), curve.y2()));
    }
    if (index < points.size() && x(points.get(index)) == frame) {
      keepRightHandle(points.get(index), point);
      points.set(index, point);
    } else {
      points.insert(index, point);
    }
    if (index > 0 && curve.interpolation() == Interpolation.BEZIER
        && points.get(index - 1) instanceof ObjectNode before) {
      before.set("handle_right", pair(curve.x1(), curve.y1()));
    }
  }

  /** Replaces all points of a property by a single one at the first frame, which holds its value throughout. */
  public static void hold(ObjectNode item, String property, double value) {
    ArrayNode points = JSON.arrayNode();
    points.add(point(1, value, Interpolation.BEZIER));
    item.set(property, JSON.objectNode().set("Points", points));
  }

  private static ArrayNode points(ObjectNode item, String property) {
    JsonNode keyframe = item.path(property);
    if (keyframe.path("Points") instanceof ArrayNode points) {
      return points;
    }
    ArrayNode points = JSON.arrayNode();
    if (keyframe.isNumber()) {
      points.add(point(1, keyframe.doubleValue(), Interpolation.BEZIER));
    }
    item.set(property, JSON.objectNode().set("Points", points));
    return points;
  }

  private static int indexOf(ArrayNode points, double frame) {
    int index = 0;
    while (index < points.size() && x(points.get(index)) < frame) {
      index++;
    }
    return index;
  }

  private static double x(JsonNode point) {
    return point.path("co").path("X").asDouble(1);
  }

  private static void keepRightHandle(JsonNode from, ObjectNode to) {
    if (from.has("handle_right")) {
      to.set("handle_right", from.get("handle_right"));
    }
  }

  private static ObjectNode point(long frame, double value, Interpolation interpolation) {
    ObjectNode point = JSON.objectNode();
    point.set("co", pair(frame, value));
    if (interpolation == Interpolation.BEZIER) {
      point.set("handle_left", pair(0.5, 1));
      point.set("handle_right", pair(0.5, 0));
      point.put("handle_type", 0);
    }
    point.put("interpolation", interpolation.ordinal());
    return point;
  }

  private static ObjectNode pair(double x, double y) {
    ObjectNode pair = JSON.objectNode();
    pair.set("X", number(x));
    pair.set("Y", number(y));
    return pair;
  }

  private static NumericNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? JSON.numberNode((long) value)
        : JSON.numberNode(value);
  }
}
