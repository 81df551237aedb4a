package org.clipwright.render.still;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.render.codec.MediaException;

/**
 * The grey pictures that steer wipes, drawn by code: where they are dark, the incoming picture shows first.
 *
 * <p>Projects of the desktop editor name them {@code @transitions/<category>/<file>}. The common names give the shape they
 * promise; any other name gives the nearest of these shapes that its words suggest, and an even fade where they suggest
 * none.
 */
public final class TransitionMask {

  /** How references to masks start in projects. */
  public static final String PREFIX = "@transitions/";

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("circle_in_to_out", List.of("circle_in", "spot", "burst", "ray", "star", "heart", "sphere"),
              radial("#000", "#fff")),
          new Shape("circle_out_to_in", List.of("circle_out", "iris", "tunnel", "circle"), radial("#fff", "#000")),
          new Shape("rectangle_in_to_out", List.of("rectangle_in", "box", "square", "diamond", "rectangle"), rectangle()),
          new Shape("blinds_horizontal", List.of("blinds_h", "horizontal_blinds", "horizontal_bar"), blinds(0, 0.125)),
          new Shape("blinds_vertical", List.of("blind", "vertical_bar", "strip", "bar"), blinds(0.125, 0)),
          new Shape("wipe_diagonal_1", List.of("diagonal", "corner"), linear(0, 0, 1, 1)),
          new Shape("wipe_left_to_right", List.of("left_to_right", "from_left", "left"), linear(0, 0, 1, 0)),
          new Shape("wipe_right_to_left", List.of("right_to_left", "from_right", "right"), linear(1, 0, 0, 0)),
          new Shape("wipe_top_to_bottom", List.of("top_to_bottom", "from_top", "top", "down"), linear(0, 0, 0, 1)),
          new Shape("wipe_bottom_to_top", List.of("bottom_to_top", "from_bottom", "bottom", "up"), linear(0, 1, 0, 0)),
          new Shape("fade", List.of(), "<rect width=\"1920\" height=\"1080\" fill=\"#808080\"/>"));

  private TransitionMask() {}

  private record Shape(String name, List<String> words, String drawing) {}

  /** The names of all shapes that are drawn. */
  public static List<String> names() {
    return SHAPES.stream().map(Shape::name).toList();
  }

  /**
   * The file of the mask that a reference means, drawn into a folder when it is not there yet; empty when the text is no
   * such reference.
   *
   * @throws MediaException when the folder cannot be written
   */
  public static Optional<Path> file(String reference, Path folder) {
    if (!reference.replace('\\', '/').startsWith(PREFIX)) {
      return Optional.empty();
    }
    Shape shape = shape(reference);
    Path file = folder.resolve(shape.name + ".svg");
    if (!Files.exists(file)) {
      write(file, svg(shape));
    }
    return Optional.of(file);
  }

  private static Shape shape(String reference) {
    String path = reference.replace('\\', '/').toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z0-9]+$", "");
    return SHAPES.stream()
        .filter(shape -> shape.name.equals(name))
        .findFirst()
        .orElseGet(() -> nearest(name));
  }

  private static Shape nearest(String name) {
    return SHAPES.stream()
        .filter(shape -> shape.words.stream().anyMatch(name::contains))
        .findFirst()
        .orElse(SHAPES.getLast());
  }

  private static void write(Path file, String svg) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "mask", ".svg");
      Files.writeString(draft, svg);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MediaException("The transition mask " + file.getFileName() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String svg(Shape shape) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\" viewBox=\"0 0 1920 1080\">"
        + shape.drawing + "</svg>";
  }

  private static String linear(double x1, double y1, double x2, double y2) {
    return gradient("linearGradient", attributes(x1, y1, x2, y2), "#000", "#fff");
  }

  private static String blinds(double x2, double y2) {
    return gradient("linearGradient", attributes(0, 0, x2, y2) + " spreadMethod=\"repeat\"", "#000", "#fff");
  }

  private static String attributes(double x1, double y1, double x2, double y2) {
    return "x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2 + "\"";
  }

  /** A circle that reaches the corners: the half diagonal of 1920 by 1080. */
  private static String radial(String middle, String edge) {
    return gradient(
        "radialGradient", "gradientUnits=\"userSpaceOnUse\" cx=\"960\" cy=\"540\" r=\"1101.5\"", middle, edge);
  }

  private static String gradient(String element, String attributes, String from, String to) {
    return "<defs><" + element + " id=\"g\" " + attributes + "><stop offset=\"0\" stop-color=\"" + from
        + "\"/><stop offset=\"1\" stop-color=\"" + to + "\"/></" + element
        + "></defs><rect width=\"1920\" height=\"1080\" fill=\"url(#g)\"/>";
  }

  /** Rectangles one inside the other, white at the edge and black in the middle. */
  private static String rectangle() {
    StringBuilder drawing = new StringBuilder();
    for (int step = 0; step < 256; step++) {
      double inset = step / 512.0;
      int grey = 255 - step;
      drawing.append(String.format(Locale.ROOT,
          "<rect x=\"%.3f\" y=\"%.3f\" width=\"%.3f\" height=\"%.3f\" fill=\"rgb(%d,%d,%d)\"/>",
          1920 * inset, 1080 * inset, 1920 * (1 - 2 * inset), 1080 * (1 - 2 * inset), grey, grey, grey));
    }
    return drawing.toString();
  }
}
