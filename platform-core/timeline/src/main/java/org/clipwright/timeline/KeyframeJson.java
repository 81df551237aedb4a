package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Keyframes and colours as written in a project's JSON. */
public final class KeyframeJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private KeyframeJson() {}

  /**
   * Reads a keyframe object, or a plain number as a constant value.
   *
   * @param path the path of the value, for the exception's message
   * @throws ProjectException if it is neither
   */
  public static Keyframe read(JsonNode json, String path) {
    if (json.isNumber() || json.isBoolean()) {
      return Keyframe.of(JsonView.number(json, path));
    }
    return Keyframe.of(JsonView.of(json, path).objects("Points").stream().map(KeyframeJson::point).toList());
  }

  /** Whether a value looks like a keyframe object. */
  public static boolean looksLikeKeyframe(JsonNode json) {
    return json.isObject() && json.has("Points");
  }

  /** Whether a value looks like a colour object. */
  public static boolean looksLikeColor(JsonNode json) {
    return json.isObject() && json.has("red") && json.has("green") && json.has("blue");
  }

  /** Reads a colour object; a missing component has no points, and a missing alpha counts as opaque. */
  public static ColorCurve readColor(JsonNode json, String path) {
    JsonView view = JsonView.of(json, path);
    return new ColorCurve(
        view.curve("red", Keyframe.EMPTY),
        view.curve("green", Keyframe.EMPTY),
        view.curve("blue", Keyframe.EMPTY),
        view.curve("alpha", Keyframe.of(255)));
  }

  /** A keyframe object as the original engine writes it. */
  public static ObjectNode write(Keyframe keyframe) {
    return write(keyframe.points());
  }

  /** A keyframe object with one Bezier point at frame 1. */
  public static ObjectNode write(double value) {
    return write(List.of(Point.bezier(1, value)));
  }

  /** A colour object with one point per component. */
  public static ObjectNode writeColor(int red, int green, int blue, int alpha) {
    ObjectNode color = JSON.objectNode();
    color.set("red", write(red));
    color.set("green", write(green));
    color.set("blue", write(blue));
    color.set("alpha", write(alpha));
    return color;
  }

  private static Point point(JsonView view) {
    JsonView place = view.object("co").orElseGet(() -> JsonView.of(JSON.objectNode(), view.path("co")));
    return new Point(
        place.number("X", 1),
        place.number("Y", 0),
        Interpolation.of(view.integer("interpolation", 0)),
        handle(view, "handle_left", Point.Handle.LEFT),
        handle(view, "handle_right", Point.Handle.RIGHT));
  }

  private static Point.Handle handle(JsonView view, String key, Point.Handle otherwise) {
    return view.object(key)
        .map(found -> new Point.Handle(found.number("X", otherwise.x()), found.number("Y", otherwise.y())))
        .orElse(otherwise);
  }

  private static ObjectNode write(List<Point> points) {
    ObjectNode json = JSON.objectNode();
    var list = json.putArray("Points");
    for (Point point : points) {
      ObjectNode entry = list.addObject();
      coordinate(entry.putObject("co"), point.frame(), point.value());
      if (point.interpolation() == Interpolation.BEZIER) {
        coordinate(entry.putObject("handle_left"), point.left().x(), point.left().y());
        coordinate(entry.putObject("handle_right"), point.right().x(), point.right().y());
        entry.put("handle_type", 0);
      }
      entry.put("interpolation", point.interpolation().ordinal());
    }
    return json;
  }

  private static void coordinate(ObjectNode target, double x, double y) {
    target.put("X", x);
    target.put("Y", y);
  }
}
