package org.clipwright.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Where and how a clip's picture is placed on the canvas.
 *
 * @param scaleMode how it is scaled to the canvas size
 * @param gravity which part of the canvas it is aligned to
 * @param locationX offset to the right, in canvas widths or as the location system says
 * @param locationY offset downwards, in canvas heights or as the location system says
 * @param scaleX width, 1 being the result of the scale mode
 * @param scaleY height, 1 being the result of the scale mode
 * @param rotation degrees, clockwise
 * @param shearX slant to the right
 * @param shearY slant downwards
 * @param originX centre of rotation, in widths of the picture
 * @param originY centre of rotation, in heights of the picture
 * @param margin free space on all four sides of the canvas, as a fraction of its shorter side
 * @param cornerRadius radius of the picture's own corners, as a fraction of its shorter side
 * @param locationSystem the unit of the location
 */
public record ClipGeometry(
    ScaleMode scaleMode,
    Gravity gravity,
    Keyframe locationX,
    Keyframe locationY,
    Keyframe scaleX,
    Keyframe scaleY,
    Keyframe rotation,
    Keyframe shearX,
    Keyframe shearY,
    Keyframe originX,
    Keyframe originY,
    Keyframe margin,
    Keyframe cornerRadius,
    LocationSystem locationSystem) {

  /**
   * Reads the geometry that a clip's JSON states.
   *
   * @param project the project's JSON, whose version decides on the location system of older clips
   * @throws ProjectException if a value has the wrong type
   */
  public static ClipGeometry read(JsonNode clip, JsonNode project) {
    return of(JsonView.of(clip, ""), LocationSystem.usual(project));
  }

  /** Whether the place of its picture changes. */
  public boolean moves() {
    return !locationX.isConstant() || !locationY.isConstant() || !margin.isConstant();
  }

  /** Whether the size of its picture changes. */
  public boolean grows() {
    return !scaleX.isConstant() || !scaleY.isConstant();
  }

  static ClipGeometry of(JsonView view, LocationSystem locations) {
    return new ClipGeometry(
        view.choice("scale", ScaleMode.class, ScaleMode.FIT),
        view.choice("gravity", Gravity.class, Gravity.CENTER),
        view.curve("location_x", Keyframe.of(0)),
        view.curve("location_y", Keyframe.of(0)),
        view.curve("scale_x", Keyframe.of(1)),
        view.curve("scale_y", Keyframe.of(1)),
        view.curve("rotation", Keyframe.EMPTY),
        view.curve("shear_x", Keyframe.of(0)),
        view.curve("shear_y", Keyframe.of(0)),
        view.curve("origin_x", Keyframe.of(0.5)),
        view.curve("origin_y", Keyframe.of(0.5)),
        view.curve("margin", Keyframe.of(0)),
        view.curve("corner_radius", Keyframe.of(0)),
        LocationSystem.of(view.text(LocationSystem.KEY, ""), locations));
  }

  /** The same geometry with another rotation. */
  public ClipGeometry withRotation(Keyframe other) {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, scaleX, scaleY, other, shearX, shearY, originX, originY, margin,
        cornerRadius, locationSystem);
  }

  /** The same geometry with other scales. */
  public ClipGeometry withScale(Keyframe x, Keyframe y) {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, x, y, rotation, shearX, shearY, originX, originY, margin,
        cornerRadius, locationSystem);
  }

  /** The same geometry from one clip frame to another; arbitrary elsewhere. */
  public ClipGeometry within(double first, double last) {
    return new ClipGeometry(
        scaleMode, gravity, locationX.within(first, last), locationY.within(first, last), scaleX.within(first, last),
        scaleY.within(first, last), rotation.within(first, last), shearX.within(first, last),
        shearY.within(first, last), originX.within(first, last), originY.within(first, last),
        margin.within(first, last), cornerRadius.within(first, last), locationSystem);
  }

  /** The same geometry with the values that newer versions of the original engine use for curves without points. */
  ClipGeometry withoutEmptyCurves() {
    return new ClipGeometry(
        scaleMode, gravity, locationX, locationY, or(scaleX, 1), or(scaleY, 1), rotation, shearX, shearY,
        or(originX, 0.5), or(originY, 0.5), margin, cornerRadius, locationSystem);
  }

  private static Keyframe or(Keyframe curve, double initial) {
    return curve.points().isEmpty() ? Keyframe.of(initial) : curve;
  }

  /**
   * The unit of a clip's location: fractions of the canvas, or fractions of the distance to just outside the canvas.
   *
   * <p>Clips state it in {@code location_coordinate_system} since OpenShot 4.0.1. For older clips it follows from the
   * version that the project names.
   */
  public enum LocationSystem {
    /** The distance to just outside the canvas in scale mode "crop", otherwise the canvas. */
    AUTO,
    /** A share of the canvas. */
    CANVAS,
    /** The distance to just outside the canvas: at -1 and 1 the picture is just out of view. */
    GEOMETRY;

    /** The key in which clips state it. */
    public static final String KEY = "location_coordinate_system";

    private static final String DEVELOPMENT = "-dev";
    private static final int FIRST_WITH_BOTH = 4;

    /** Whether a location is a fraction of the distance to just outside the canvas. */
    public boolean countsTheWayOut(ScaleMode mode) {
      return this == GEOMETRY || this == AUTO && mode == ScaleMode.CROP;
    }

    /** The system that a clip names; the alternative if it names none or an unknown one. */
    static LocationSystem of(String name, LocationSystem otherwise) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "auto" -> AUTO;
        case "canvas" -> CANVAS;
        case "geometry" -> GEOMETRY;
        default -> otherwise;
      };
    }

    /** The system that applies to a project's clips that do not name one. */
    public static LocationSystem usual(JsonNode project) {
      String editor = project.path("version").path("openshot-qt").asText("").strip();
      String engine = project.path("version").path("libopenshot").asText("").strip();
      boolean byEditor = editor.matches("\\d{1,6}\\.\\d{1,6}.*") && !editor.startsWith("0.");
      String version = byEditor ? editor : engine;
      if (!version.matches("\\d{1,6}\\.\\d{1,6}.*") || editor.contains(DEVELOPMENT)) {
        return AUTO;
      }
      int first = Integer.parseInt(version.substring(0, version.indexOf('.')));
      if (first < (byEditor ? FIRST_WITH_BOTH : 1)) {
        return CANVAS;
      }
      return version.matches(byEditor ? "4\\.0(\\.0)?" : "1\\.0(\\.0)?") ? GEOMETRY : AUTO;
    }

    /** Writes the system of a clip's project into the clip's JSON, before it moves to another project. */
    public static void settle(ObjectNode clip, JsonNode project) {
      LocationSystem usual = usual(project);
      if (usual != AUTO && !clip.hasNonNull(KEY)) {
        clip.put(KEY, usual.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
