package org.clipwright.render.svg;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The size of a drawing that states none, or only a percentage of the page it is on. */
final class DrawingSize {

  /** The size that pages give to a drawing about which nothing is known. */
  private static final double WIDTH = 300;

  private static final double HEIGHT = 150;

  private static final Pattern NUMBER = Pattern.compile("[+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?");
  private static final Pattern LENGTH = Pattern.compile("(" + NUMBER + ")(px|pt|pc|mm|cm|in)?");
  private static final Map<String, Double> PIXELS =
      Map.of("px", 1.0, "pt", 96 / 72.0, "pc", 16.0, "mm", 96 / 25.4, "cm",
          96 / 2.54, "in", 96.0);

  private DrawingSize() {}

  static void give(Element root) {
    String width = stated(root, "width");
    String height = stated(root, "height");
    double[] box = box(root);
    if (box == null) {
      root.removeAttribute("viewBox");
    }
    if (width.isEmpty() && height.isEmpty()) {
      set(root, "width", box == null ? WIDTH : box[0]);
      set(root, "height", box == null ? HEIGHT : box[1]);
    } else if (width.isEmpty()) {
      set(root, "width", box == null ? WIDTH : scaled(height, box[0] / box[1], box[0]));
      root.setAttribute("height", height);
    } else if (height.isEmpty()) {
      set(root, "height", box == null ? HEIGHT : scaled(width, box[1] / box[0], box[1]));
      root.setAttribute("width", width);
    } else {
      root.setAttribute("width", width);
      root.setAttribute("height", height);
    }
  }

  /** What style sheets select by, once the root has its size. */
  static MediaQuery media(Element root) {
    return new MediaQuery(scaled(root.getAttribute("width"), 1, WIDTH), scaled(root.getAttribute("height"), 1, HEIGHT));
  }

  /** Empty when a side is not stated, or is a percentage of its container. */
  private static String stated(Element root, String side) {
    String styled = Declarations.value(root.getAttribute("style"), side).toLowerCase(Locale.ROOT);
    String value = LENGTH.matcher(styled).matches() ? styled : root.getAttribute(side).strip();
    return value.endsWith("%") || value.equalsIgnoreCase("auto") ? "" : value;
  }

  private static double scaled(String other, double ratio, double otherwise) {
    Matcher length = LENGTH.matcher(other.toLowerCase(Locale.ROOT));
    if (!length.matches()) {
      return otherwise;
    }
    String unit = length.group(2);
    return Double.parseDouble(length.group(1)) * (unit == null ? 1 : PIXELS.get(unit)) * ratio;
  }

  /** Width and height of the view box, or null if there is no usable one. */
  private static double[] box(Element root) {
    String[] numbers = root.getAttribute("viewBox").strip().split("\\s*,\\s*|\\s+");
    if (numbers.length != 4 || !NUMBER.matcher(numbers[2]).matches() || !NUMBER.matcher(numbers[3]).matches()) {
      return null;
    }
    double[] box = {Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3])};
    return box[0] > 0 && box[1] > 0 ? box : null;
  }

  private static void set(Element root, String side, double pixels) {
    root.setAttribute(side, Declarations.number(pixels));
  }
}
