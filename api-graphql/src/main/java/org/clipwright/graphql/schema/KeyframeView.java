package org.clipwright.graphql.schema;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.budget.JsonWeight;
import org.clipwright.timeline.Interpolation;
import org.clipwright.timeline.KeyframeJson;
import org.clipwright.timeline.Point;
import org.clipwright.timeline.ProjectException;

/**
 * The animated properties in the JSON of a clip or effect.
 *
 * @param property the key in JSON; a component of a colour after a dot
 */
record KeyframeView(String property, List<Point> points) {

  /** All of them, or only the named ones. */
  static List<KeyframeView> of(JsonNode json, Optional<Collection<String>> names) {
    HeapShare.current().claimForAnswer(JsonWeight.of(json));
    List<KeyframeView> views = new ArrayList<>();
    json.properties().forEach(entry -> {
      add(views, entry.getKey(), entry.getValue());
      if (KeyframeJson.looksLikeColor(entry.getValue())) {
        entry.getValue().properties()
            .forEach(part -> add(views, entry.getKey() + "." + part.getKey(), part.getValue()));
      }
    });
    return views.stream().filter(view -> names.map(wanted -> wanted.contains(view.property)).orElse(true)).toList();
  }

  /** User values that no renderer can read are left to the free-form JSON. */
  private static void add(List<KeyframeView> views, String property, JsonNode value) {
    if (KeyframeJson.looksLikeKeyframe(value)) {
      try {
        views.add(new KeyframeView(property, KeyframeJson.read(value, property).points()));
      } catch (ProjectException unreadable) {
        views.add(new KeyframeView(property, List.of()));
      }
    }
  }

  static List<TypeRuntimeWiring> wirings() {
    return List.of(
        new TypeFields<KeyframeView>("Keyframes")
            .plain("property", KeyframeView::property)
            .plain("points", KeyframeView::points).wiring(),
        new TypeFields<Point>("KeyframePoint")
            .plain("frame", Point::frame)
            .plain("value", Point::value)
            .plain("interpolation", point -> point.interpolation().name())
            .plain("handleLeft", point -> handle(point, point.left()))
            .plain("handleRight", point -> handle(point, point.right())).wiring(),
        new TypeFields<Point.Handle>("CurveHandle")
            .plain("x", Point.Handle::x)
            .plain("y", Point.Handle::y).wiring());
  }

  private static Optional<Point.Handle> handle(Point point, Point.Handle handle) {
    return point.interpolation() == Interpolation.BEZIER ? Optional.of(handle) : Optional.empty();
  }
}
