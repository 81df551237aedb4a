package org.clipwright.render.svg;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Definitions a rewritten drawing needs in addition to its own: filters, and markers that point backwards. */
final class NewDefinitions {

  private static final String PREFIX = "clipwright-";
  private static final Pattern MARKER = Pattern.compile("\\s*url\\(\\s*['\"]?#([^)'\"\\s]+)['\"]?\\s*\\)\\s*");

  private final Document document;
  private final Map<String, Element> made = new LinkedHashMap<>();
  private Map<String, Element> reversing;
  private int steps;

  NewDefinitions(Document document) {
    this.document = document;
  }

  /** An SVG element that is not yet in a document. */
  Element element(String name) {
    return document.createElementNS(Svg11.SVG, name);
  }

  /** An element that SVG 1.1 does not have. */
  Element newer(String name) {
    return document.createElementNS(Svg11.NEWER, name);
  }

  /** A unique name for the result of a filter step. */
  String stepName() {
    return PREFIX + "step-" + ++steps;
  }

  /** The id under which a definition is added; equal ones are added once. */
  String id(String kind, String key, Supplier<Element> definition) {
    Element known = made.computeIfAbsent(kind + ":" + key, _ -> {
      Element element = definition.get();
      element.setAttribute("id", PREFIX + kind + "-" + made.size());
      return element;
    });
    return known.getAttribute("id");
  }

  /** A reference to a marker, reversed if the marker reverses at the start of a line. */
  String reversedMarker(String value) {
    Matcher reference = MARKER.matcher(value);
    if (!reference.matches()) {
      return value;
    }
    Element marker = reversing().get(reference.group(1));
    return marker == null ? value : "url(#" + id("marker", reference.group(1), () -> reversed(marker)) + ")";
  }

  private Map<String, Element> reversing() {
    if (reversing == null) {
      reversing = new HashMap<>();
      var markers = document.getElementsByTagNameNS(Svg11.SVG, "marker");
      for (int i = 0; i < markers.getLength(); i++) {
        Element marker = (Element) markers.item(i);
        if (marker.getAttribute("orient").strip().equals("auto-start-reverse")) {
          marker.setAttribute("orient", "auto");
          reversing.put(marker.getAttribute("id"), marker);
        }
      }
    }
    return reversing;
  }

  private Element reversed(Element marker) {
    Element copy = (Element) marker.cloneNode(true);
    Element turned = element("g");
    turned.setAttribute("transform", "rotate(180," + place(marker, "refX") + "," + place(marker, "refY") + ")");
    while (copy.getFirstChild() != null) {
      turned.appendChild(copy.getFirstChild());
    }
    copy.appendChild(turned);
    return copy;
  }

  private static String place(Element marker, String attribute) {
    String place = marker.getAttribute(attribute).strip();
    return place.matches("[-+.\\deE]{1,30}") ? place : "0";
  }

  /** Appends the new definitions to the drawing, after all its content. */
  void add() {
    reversing();
    if (made.isEmpty()) {
      return;
    }
    Node definitions = document.getDocumentElement().appendChild(element("defs"));
    made.values().forEach(definitions::appendChild);
  }
}
