package org.clipwright.render.svg;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements of a drawing in the order of its text. */
final class DocumentOrder {

  private DocumentOrder() {}

  /** An element and those within it that have names. */
  static List<Element> of(Element root) {
    List<Element> elements = new ArrayList<>();
    for (Node node = root; node != null; node = next(root, node)) {
      if (node instanceof Element element && element.getLocalName() != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The next node in document order, without recursion. */
  private static Node next(Node root, Node node) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != root && at.getNextSibling() == null) {
      at = at.getParentNode();
    }
    return at == root ? null : at.getNextSibling();
  }
}
