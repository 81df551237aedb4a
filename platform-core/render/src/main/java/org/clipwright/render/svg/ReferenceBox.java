package org.clipwright.render.svg;

import org.w3c.dom.Element;

/**
 * What shares and words such as {@code center} are measured in.
 *
 * @param x in the element's coordinates, as all the others
 */
record ReferenceBox(double x, double y, double width, double height) {

  /** The box that an element is transformed in: that of the drawing around it, or its own where its size is known. */
  static ReferenceBox of(Element element, String kind) {
    return kind.equals("fill-box") || kind.equals("content-box") || kind.equals("border-box")
        || kind.equals("stroke-box") ? own(element) : around(element);
  }

  private static ReferenceBox own(Element element) {
    return switch (element.getLocalName()) {
      case "rect", "image" -> new ReferenceBox(length(element, "x"), length(element, "y"), length(element, "width"),
          length(element, "height"));
      case "circle" -> round(element, length(element, "r"), length(element, "r"));
      case "ellipse" -> round(element, length(element, "rx"), length(element, "ry"));
      case "line" -> line(length(element, "x1"), length(element, "y1"), length(element, "x2"), length(element, "y2"));
      default -> around(element);
    };
  }

  private static ReferenceBox round(Element element, double across, double down) {
    return new ReferenceBox(length(element, "cx") - across, length(element, "cy") - down, 2 * across, 2 * down);
  }

  private static ReferenceBox line(double x1, double y1, double x2, double y2) {
    return new ReferenceBox(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  }

  private static ReferenceBox around(Element element) {
    for (var node = element.getParentNode(); node instanceof Element parent; node = node.getParentNode()) {
      if ("svg".equals(parent.getLocalName())) {
        String[] box = parent.getAttribute("viewBox").strip().split("\\s*,\\s*|\\s+");
        return box.length == 4
            ? new ReferenceBox(0, 0, Declarations.parsed(box[2]).orElse(0.0), Declarations.parsed(box[3]).orElse(0.0))
            : new ReferenceBox(0, 0, length(parent, "width"), length(parent, "height"));
      }
    }
    return new ReferenceBox(0, 0, 0, 0);
  }

  private static double length(Element element, String attribute) {
    return CssTransform.length(element.getAttribute(attribute).strip(), 0).orElse(0.0);
  }
}
