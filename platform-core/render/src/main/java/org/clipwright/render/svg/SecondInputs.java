package org.clipwright.render.svg;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Names the inputs that filter steps take implicitly. */
final class SecondInputs {

  private static final Set<String> TWO = Set.of("feBlend", "feComposite", "feDisplacementMap");

  private SecondInputs() {}

  /** Batik rejects steps that do not state their second input; like the first, it defaults to the preceding step. */
  static void name(Element step, NewDefinitions definitions) {
    if (TWO.contains(step.getLocalName()) && step.getAttribute("in2").isEmpty()) {
      step.setAttribute("in2", before(step, definitions));
    }
  }

  /** The name of the preceding step's result. */
  static String before(Element step, NewDefinitions definitions) {
    Node node = step.getPreviousSibling();
    while (node != null && !isStep(node)) {
      node = node.getPreviousSibling();
    }
    if (!(node instanceof Element last)) {
      return "SourceGraphic";
    }
    if (last.getAttribute("result").isEmpty()) {
      last.setAttribute("result", definitions.stepName());
    }
    return last.getAttribute("result");
  }

  private static boolean isStep(Node node) {
    return node instanceof Element element && Svg11.SVG.equals(element.getNamespaceURI())
        && element.getLocalName().startsWith("fe");
  }
}
