package org.clipwright.render.still;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.clipwright.render.codec.MediaException;

/**
 * The grey pictures that steer wipes, drawn by code: where they are dark, the incoming picture shows first.
 *
 * <p>Projects of the desktop editor name them {@code @transitions/<category>/<file>}. The common names give the shape
 * they promise; any other name gives the nearest of these shapes that its words suggest, and a wipe where they suggest
 * none. Those of the category {@code extra} leave out the darkest and the lightest greys, as the editor's pictures do,
 * so that such a wipe takes about 80 % of its time.
 */
public final class TransitionMask {

  /** How references to masks start in projects. */
  public static final String PREFIX = "@transitions/";

  private static final String EXTRA = PREFIX + "extra/";
  private static final String FADE = "fade";
  private static final String WIPE = "wipe_left_to_right";

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(FADE, List.of(FADE), _ -> "<rect width=\"1920\" height=\"1080\"/>"),
          new Shape("speckles",
              List.of("dissolve", "sand", "cloud", "fog", "stain", "mosaic", "mozaic", "bubble", "puzzle"),
              TransitionMask::speckles),
          new Shape("circle_in_to_out", List.of("circle_in", "spot", "burst", "ray", "star", "heart", "sphere"),
              Greys::growing),
          new Shape("circle_out_to_in", List.of("circle_out", "iris", "tunnel", "circle"), Greys::closing),
          new Shape("rectangle_in_to_out", List.of("rectangle_in", "box", "square", "diamond", "rectangle"),
              TransitionMask::rectangle),
          new Shape("blinds_horizontal", List.of("blinds_h", "horizontal_blinds", "horizontal_bar"),
              greys -> greys.blinds(0, 0.125)),
          new Shape("blinds_vertical", List.of("blind", "vertical_bar", "strip", "bar"),
              greys -> greys.blinds(0.125, 0)),
          new Shape("wipe_diagonal_1", List.of("diagonal", "corner"), greys -> greys.linear(0, 0, 1, 1)),
          new Shape(WIPE, List.of("left_to_right", "from_left", "left"), greys -> greys.linear(0, 0, 1, 0)),
          new Shape("wipe_right_to_left", List.of("right_to_left", "from_right", "right"),
              greys -> greys.linear(1, 0, 0, 0)),
          new Shape("wipe_top_to_bottom", List.of("top_to_bottom", "from_top", "top", "down"),
              greys -> greys.linear(0, 0, 0, 1)),
          new Shape("wipe_bottom_to_top", List.of("bottom_to_top", "from_bottom", "bottom", "up"),
              greys -> greys.linear(0, 1, 0, 0)));

  private TransitionMask() {}

  private record Shape(String name, List<String> words, Function<Greys, String> drawing) {

    private String svg(Greys greys) {
      return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\" viewBox=\"0 0 1920 1080\">"
          + drawing.apply(greys) + "</svg>";
    }
  }

  /** The darkest and the lightest grey of a mask, 0 to 255. */
  private record Greys(int darkest, int lightest) {

    static final Greys ALL = new Greys(0, 255);
    static final Greys EXTRA = new Greys(17, 238);

    private String color(double place) {
      long grey = Math.round(darkest + place * (lightest - darkest));
      return "rgb(%d,%d,%d)".formatted(grey, grey, grey);
    }

    private String linear(double x1, double y1, double x2, double y2) {
      return gradient("linearGradient", attributes(x1, y1, x2, y2), 0, 1);
    }

    private String blinds(double x2, double y2) {
      return gradient("linearGradient", attributes(0, 0, x2, y2) + " spreadMethod=\"repeat\"", 0, 1);
    }

    private static String attributes(double x1, double y1, double x2, double y2) {
      return "x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2 + "\"";
    }

    private String growing() {
      return radial(0, 1);
    }

    private String closing() {
      return radial(1, 0);
    }

    /** A circle that reaches the corners: the half diagonal of 1920 by 1080. */
    private String radial(double middle, double edge) {
      return gradient(
          "radialGradient", "gradientUnits=\"userSpaceOnUse\" cx=\"960\" cy=\"540\" r=\"1101.5\"", middle, edge);
    }

    private String gradient(String element, String attributes, double from, double to) {
      return "<defs><" + element + " id=\"g\" " + attributes + "><stop offset=\"0\" stop-color=\"" + color(from)
          + "\"/><stop offset=\"1\" stop-color=\"" + color(to) + "\"/></" + element
          + "></defs><rect width=\"1920\" height=\"1080\" fill=\"url(#g)\"/>";
    }

    private String rectangle(double x, double y, double width, double height, double place) {
      return String.format(Locale.ROOT, "<rect x=\"%.3f\" y=\"%.3f\" width=\"%.3f\" height=\"%.3f\" fill=\"%s\"/>",
          x, y, width, height, color(place));
    }
  }

  /** The names of all shapes that are drawn. */
  public static List<String> names() {
    return SHAPES.stream().map(Shape::name).toList();
  }

  /**
   * The file of the mask that a reference means, drawn into a folder when it is not there yet; empty when the text is
   * no such reference. A mask that was drawn by other rules has another name.
   *
   * @throws MediaException when the folder cannot be written
   */
  public static Optional<Path> file(String reference, Path folder) {
    String path = reference.replace('\\', '/').toLowerCase(Locale.ROOT);
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Shape shape = shape(path);
    String svg = shape.svg(path.startsWith(EXTRA) ? Greys.EXTRA : Greys.ALL);
    Path file = folder.resolve(shape.name + "-" + Integer.toHexString(svg.hashCode()) + ".svg");
    if (!Files.exists(file)) {
      write(file, svg);
    }
    return Optional.of(file);
  }

  private static Shape shape(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z0-9]+$", "");
    return named(name)
        .or(() -> SHAPES.stream().filter(shape -> shape.words.stream().anyMatch(name::contains)).findFirst())
        .or(() -> named(WIPE))
        .orElseThrow();
  }

  private static Optional<Shape> named(String name) {
    return SHAPES.stream().filter(shape -> shape.name.equals(name)).findFirst();
  }

  private static void write(Path file, String svg) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "mask", ".svg");
      Files.writeString(draft, svg);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MediaException("The transition mask " + file.getFileName() + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  /** Rectangles one inside the other, light at the edge and dark in the middle. */
  private static String rectangle(Greys greys) {
    StringBuilder drawing = new StringBuilder();
    for (int step = 0; step < 256; step++) {
      double inset = step / 512.0;
      drawing.append(greys.rectangle(
          1920 * inset, 1080 * inset, 1920 * (1 - 2 * inset), 1080 * (1 - 2 * inset), 1 - step / 255.0));
    }
    return drawing.toString();
  }

  /** Squares in no order. */
  private static String speckles(Greys greys) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < 64 * 36; i++) {
      // Multiples of the golden ratio's fraction never fall close together, so every grey is there about equally often.
      double place = (i * 0.6180339887 + i / 64 * 0.7548776662) % 1;
      drawing.append(greys.rectangle(i % 64 * 30, i / 64 * 30, 30, 30, place));
    }
    return drawing.toString();
  }
}
