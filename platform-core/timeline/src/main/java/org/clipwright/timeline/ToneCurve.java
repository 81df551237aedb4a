package org.clipwright.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A curve that maps tones to tones, with keyframed nodes; any thread may read it between two moves. */
public final class ToneCurve {

  private static final double HIGHEST = 255;

  private final Keyframe enabled;
  private final List<Node> nodes;
  private final boolean still;
  private Keyframe shape;
  private boolean on;

  /** One node; positions and handles are clamped to 0 to 1 when evaluated. */
  private record Node(
      Keyframe x, Keyframe y, Keyframe leftX, Keyframe leftY, Keyframe rightX, Keyframe rightY,
      Interpolation interpolation) {

    Point at(long frame) {
      return new Point(HIGHEST * within(x, frame), within(y, frame), interpolation,
          new Point.Handle(within(leftX, frame), within(leftY, frame)),
          new Point.Handle(within(rightX, frame), within(rightY, frame)));
    }

    boolean still() {
      return List.of(x, y, leftX, leftY, rightX, rightY).stream().allMatch(Keyframe::isConstant);
    }

    private static double within(Keyframe value, long frame) {
      return Math.clamp(value.value(frame), 0.0, 1.0);
    }
  }

  private ToneCurve(Keyframe enabled, List<Node> nodes) {
    this.enabled = enabled;
    this.nodes = List.copyOf(nodes);
    still = nodes.stream().allMatch(Node::still);
    moveTo(1);
  }

  /** The curve that runs straight through nodes written {@code x:y}, with spaces between them. */
  public static ToneCurve of(String places) {
    return new ToneCurve(Keyframe.of(1), straight(places));
  }

  private static List<Node> straight(String places) {
    List<Node> nodes = new ArrayList<>();
    for (String place : places.split(" ")) {
      String[] numbers = place.split(":");
      nodes.add(node(Keyframe.of(Double.parseDouble(numbers[0])), Keyframe.of(Double.parseDouble(numbers[1]))));
    }
    return nodes;
  }

  private static Node node(Keyframe x, Keyframe y) {
    Keyframe middle = Keyframe.of(0.5);
    return new Node(x, y, middle, Keyframe.of(1), middle, Keyframe.of(0), Interpolation.LINEAR);
  }

  /**
   * The curve in a project's JSON; one without nodes runs straight through the given nodes.
   *
   * @param path the path of the JSON, for the exception's message
   * @throws ProjectException if part of it has the wrong type
   */
  public static ToneCurve read(ObjectNode json, String places, String path) {
    JsonView view = JsonView.of(json, path);
    List<Node> nodes = view.objects("nodes").stream().map(ToneCurve::node).toList();
    return new ToneCurve(view.curve("enabled", Keyframe.of(1)), nodes.isEmpty() ? straight(places) : nodes);
  }

  private static Node node(JsonView view) {
    return new Node(
        view.curve("x", Keyframe.of(0)), view.curve("y", Keyframe.of(0)),
        view.curve("left_handle_x", Keyframe.of(0.5)), view.curve("left_handle_y", Keyframe.of(1)),
        view.curve("right_handle_x", Keyframe.of(0.5)), view.curve("right_handle_y", Keyframe.of(0)),
        Interpolation.of(view.integer("interpolation", Interpolation.LINEAR.ordinal())));
  }

  /** Evaluates the nodes for a frame. */
  public void moveTo(long frame) {
    on = enabled.value(frame) >= 0.5;
    if (shape == null || !still) {
      shape = Keyframe.of(nodes.stream().map(node -> node.at(frame)).toList());
    }
  }

  /** The tone that the curve maps a tone from 0 to 1 to; {@code otherwise} if it is switched off. */
  public double value(double tone, double otherwise) {
    return on ? Math.clamp(shape.value(Math.rint(HIGHEST * tone)), 0.0, 1.0) : otherwise;
  }
}
