package org.clipwright.render.svg;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The drop shadow that SVG 2 made a single filter step, expanded into the five steps it stands for. */
final class DropShadow {

  private DropShadow() {}

  static void replace(Element shadow, NewDefinitions definitions) {
    Document document = shadow.getOwnerDocument();
    String name = definitions.stepName();
    String input = shadow.getAttribute("in");
    if (input.isEmpty()) {
      input = SecondInputs.before(shadow, definitions);
    }
    Element blurred =
        step(document, "feGaussianBlur", "in", input, "stdDeviation", stated(shadow, "stdDeviation", "2"));
    Element moved = step(document, "feOffset", "dx", stated(shadow, "dx", "2"), "dy", stated(shadow, "dy", "2"),
        "result", name);
    Element color = step(document, "feFlood");
    for (String look : new String[] {"flood-color", "flood-opacity", "style", "class"}) {
      if (shadow.hasAttribute(look)) {
        color.setAttribute(look, shadow.getAttribute(look));
      }
    }
    Element colored = step(document, "feComposite", "in2", name, "operator", "in", "result", name + "-colored");
    Element merged = step(document, "feMerge");
    merged.appendChild(step(document, "feMergeNode", "in", name + "-colored"));
    merged.appendChild(step(document, "feMergeNode", "in", input));
    if (shadow.hasAttribute("result")) {
      merged.setAttribute("result", shadow.getAttribute("result"));
    }
    Node filter = shadow.getParentNode();
    for (Element step : new Element[] {blurred, moved, color, colored, merged}) {
      copy(shadow, step, "color-interpolation-filters");
      filter.insertBefore(step, shadow);
    }
    filter.removeChild(shadow);
  }

  private static String stated(Element shadow, String attribute, String otherwise) {
    return shadow.hasAttribute(attribute) ? shadow.getAttribute(attribute) : otherwise;
  }

  private static void copy(Element from, Element to, String attribute) {
    if (from.hasAttribute(attribute)) {
      to.setAttribute(attribute, from.getAttribute(attribute));
    }
  }

  private static Element step(Document document, String name, String... attributes) {
    Element step = document.createElementNS(Svg11.SVG, name);
    for (int i = 0; i < attributes.length; i += 2) {
      step.setAttribute(attributes[i], attributes[i + 1]);
    }
    return step;
  }
}
