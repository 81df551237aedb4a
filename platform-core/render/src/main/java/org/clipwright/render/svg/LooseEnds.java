package org.clipwright.render.svg;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/**
 * Mends what SVG 2 forgives and Batik refuses a whole drawing for: references to nothing, and shapes without a size.
 * References to other files count as references to nothing.
 */
final class LooseEnds {

  private static final String LINK = "http://www.w3.org/1999/xlink";

  private static final List<String> REFERRING = List.of("fill", "stroke", "clip-path", "mask", "filter", "marker",
      "marker-start", "marker-mid", "marker-end");

  private static final Pattern DECLARATION =
      Pattern.compile("(?<![\\w-])(" + String.join("|", REFERRING) + ")\\s{0,9}:([^;{}]*+)");

  private static final Pattern REFERENCE =
      Pattern.compile("url\\(\\s{0,9}['\"]?([^)'\"\\s]{0,1000})['\"]?\\s{0,9}\\)");

  private static final Set<String> LINKING =
      Set.of("linearGradient", "radialGradient", "pattern", "filter", "use", "textPath", "tref", "mpath");

  /** The attributes that Batik requires, each of which is 0 or empty when it is not given. */
  private static final Map<String, List<String>> REQUIRED = Map.of("rect", List.of("width", "height"), "circle",
      List.of("r"), "ellipse", List.of("rx", "ry"), "path", List.of("d"), "polygon", List.of("points"), "polyline",
      List.of("points"));

  private static final Set<String> GEOMETRY =
      Set.of("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r");

  private static final Pattern LENGTH = Pattern.compile("-?[.\\d]{1,20}(?:px|%|em|ex|pt|pc|cm|mm|in)?");

  private final Set<String> ids = new HashSet<>();

  LooseEnds(List<Element> elements) {
    for (Element element : elements) {
      ids.add(element.getAttribute("id"));
      ids.add(element.getAttributeNS(XMLConstants.XML_NS_URI, "id"));
    }
    ids.remove("");
  }

  void mend(Element element) {
    String name = element.getLocalName();
    if (name.equals("style")) {
      String text = element.getTextContent();
      if (text.contains("url(")) {
        element.setTextContent(declarations(text));
      }
      return;
    }
    for (String property : REFERRING) {
      String value = element.getAttribute(property);
      if (value.contains("url(")) {
        element.setAttribute(property, value(value));
      }
    }
    String style = element.getAttribute("style");
    if (style.contains("url(")) {
      element.setAttribute("style", declarations(style));
    }
    if (Svg11.SVG.equals(element.getNamespaceURI())) {
      REQUIRED.getOrDefault(name, List.of()).forEach(attribute -> require(element, attribute));
      if (LINKING.contains(name)) {
        dropDeadLink(element);
      }
      if (name.equals("pattern")) {
        stretch(element);
      }
    }
  }

  private String declarations(String text) {
    return DECLARATION.matcher(text).replaceAll(
        found -> Matcher.quoteReplacement(found.group(1) + ":" + value(found.group(2))));
  }

  /** A value without references to nothing: what remains, such as the colour after one, or {@code none}. */
  private String value(String value) {
    String known = REFERENCE.matcher(value).replaceAll(
        found -> isKnown(found.group(1)) ? Matcher.quoteReplacement(found.group()) : "");
    return known.replaceFirst("!\\s*important\\s*$", "").isBlank() ? "none " + known.strip() : known;
  }

  private boolean isKnown(String address) {
    return address.startsWith("#") && (address.contains("%") || ids.contains(address.substring(1)));
  }

  /** The style attribute may give a shape's size, too. */
  private static void require(Element element, String attribute) {
    String styled = Declarations.value(element.getAttribute("style"), attribute);
    if (GEOMETRY.contains(attribute) && LENGTH.matcher(styled).matches()) {
      element.setAttribute(attribute, styled);
    }
    String value = element.getAttribute(attribute).strip();
    boolean isLength = GEOMETRY.contains(attribute);
    if (isLength && (value.isEmpty() || value.startsWith("-") || value.equals("auto"))) {
      String other = attribute.equals("rx") ? "ry" : attribute.equals("ry") ? "rx" : "";
      String same = other.isEmpty() ? "" : element.getAttribute(other).strip();
      element.setAttribute(attribute, value.startsWith("-") || same.isEmpty() || same.startsWith("-") ? "0" : same);
    } else if (!isLength && (value.isEmpty() || value.equals("none"))) {
      element.setAttribute(attribute, "");
    }
  }

  /** What repeats or follows nothing is not drawn; what takes from nothing is as it is without. */
  private void dropDeadLink(Element element) {
    String link = element.getAttributeNS(LINK, "href").strip();
    boolean draws = Set.of("use", "textPath", "tref").contains(element.getLocalName());
    if (isKnown(link) || link.isEmpty() && !draws) {
      return;
    }
    element.removeAttributeNS(LINK, "href");
    if (draws) {
      element.getParentNode().removeChild(element);
    }
  }

  /** Batik loses the place of content that is measured in parts of the shape; a view box says the same. */
  private static void stretch(Element pattern) {
    boolean byShape = !pattern.getAttribute("patternUnits").strip().equals("userSpaceOnUse")
        && pattern.getAttribute("patternContentUnits").strip().equals("objectBoundingBox");
    double width = share(pattern, "width");
    double height = share(pattern, "height");
    if (byShape && !pattern.hasAttribute("viewBox") && width > 0 && height > 0) {
      pattern.removeAttribute("patternContentUnits");
      pattern.setAttribute("preserveAspectRatio", "none");
      pattern.setAttribute("viewBox", Declarations.number(share(pattern, "x")) + " "
          + Declarations.number(share(pattern, "y")) + " " + Declarations.number(width) + " "
          + Declarations.number(height));
    }
  }

  private static double share(Element pattern, String attribute) {
    String value = pattern.getAttribute(attribute).strip();
    boolean percent = value.endsWith("%");
    double number = Declarations.parsed(percent ? value.substring(0, value.length() - 1) : value).orElse(0.0);
    return percent ? number / 100 : number;
  }
}
