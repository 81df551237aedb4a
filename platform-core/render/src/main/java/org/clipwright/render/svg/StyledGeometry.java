package org.clipwright.render.svg;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.anim.dom.SVGOMDocument;
import org.apache.batik.css.engine.CSSEngine;
import org.apache.batik.css.engine.CSSStylableElement;
import org.apache.batik.css.engine.value.ValueManager;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Places, sizes and transforms that style sheets give. SVG 1.1 has attributes for them, so they go through Batik's
 * cascade as strings under names of their own, and what comes out is written into the attributes.
 */
public final class StyledGeometry {

  private static final String PREFIX = "clipwright-style-";
  private static final List<String> BOX = List.of("x", "y", "width", "height");
  private static final Map<String, List<String>> ATTRIBUTES = Map.of("rect",
      List.of("x", "y", "width", "height", "rx", "ry"), "image", BOX, "svg", BOX, "use", BOX, "circle",
      List.of("cx", "cy", "r"), "ellipse", List.of("cx", "cy", "rx", "ry"), "path", List.of("d"));
  private static final Map<String, String> TRANSFORMS = Map.of("linearGradient", "gradientTransform", "radialGradient",
      "gradientTransform", "pattern", "patternTransform");
  private static final List<String> PROPERTIES = List.of("transform", "transform-origin", "transform-box", "x", "y",
      "width", "height", "cx", "cy", "r", "rx", "ry", "d");

  private static final Pattern DECLARATION = Pattern.compile("(?<![\\w.#(:-])(" + String.join("|", PROPERTIES)
      + ")\\s{0,9}:([^;{}]*+)(?!\\{)");
  private static final Pattern IMPORTANT = Pattern.compile("!\\s{0,9}important\\s{0,9}$");
  private static final Pattern PATH = Pattern.compile("\\s{0,9}path\\(\\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)')\\s{0,9}\\)");
  private static final Pattern LENGTH =
      Pattern.compile("[-+]?(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:px|%|em|ex|pt|pc|cm|mm|in)?");

  private StyledGeometry() {}

  /** The properties under their own names, for Batik's style sheets. */
  public static List<ValueManager> properties() {
    return PROPERTIES.stream().<ValueManager>map(name -> new KeptText(PREFIX + name)).toList();
  }

  /** Declarations in which these properties are strings under their own names. */
  static String renamed(String declarations, UnaryOperator<String> filledIn) {
    return DECLARATION.matcher(declarations).replaceAll(found -> {
      String value = filledIn.apply(found.group(2));
      Matcher important = IMPORTANT.matcher(value);
      boolean isImportant = important.find();
      String plain = (isImportant ? value.substring(0, important.start()) : value).strip();
      Matcher path = PATH.matcher(plain);
      String kept = path.matches() ? path.group(1) == null ? path.group(2) : path.group(1) : plain;
      boolean keeps = kept.chars().noneMatch(letter -> "'\"\\".indexOf(letter) >= 0);
      return Matcher.quoteReplacement(keeps ? PREFIX + found.group(1) + ":\"" + kept.replaceAll("\\s+", " ") + "\""
          + (isImportant ? " !important" : "") : found.group());
    });
  }

  /**
   * Writes what style sheets say into the attributes of a document that has its style engine; once, whatever is called
   * later.
   *
   * @return whether anything may have changed
   */
  public static boolean apply(Document document) {
    Element root = document.getDocumentElement();
    if (!(document instanceof SVGOMDocument drawing) || root == null || root.hasAttribute(PREFIX + "applied")) {
      return false;
    }
    root.setAttribute(PREFIX + "applied", "");
    List<Element> elements = DocumentOrder.of(root);
    boolean styled = elements.stream().anyMatch(StyledGeometry::hasStyle);
    for (Element element : elements) {
      if (element != root && element instanceof CSSStylableElement stylable) {
        apply(element, styled ? property -> computed(drawing.getCSSEngine(), stylable, property) : _ -> "");
      }
    }
    return styled;
  }

  private static boolean hasStyle(Element element) {
    return (element.getLocalName().equals("style") ? element.getTextContent() : element.getAttribute("style"))
        .contains(PREFIX);
  }

  private static String computed(CSSEngine engine, CSSStylableElement element, String property) {
    return engine.getComputedStyle(element, null, engine.getPropertyIndex(PREFIX + property)).getStringValue();
  }

  private static void apply(Element element, UnaryOperator<String> style) {
    for (String attribute : ATTRIBUTES.getOrDefault(element.getLocalName(), List.of())) {
      String value = style.apply(attribute);
      if (attribute.equals("d") ? !value.isEmpty() : LENGTH.matcher(value).matches()) {
        boolean negative = value.startsWith("-") && !List.of("x", "y", "cx", "cy").contains(attribute);
        element.setAttribute(attribute, negative ? "0" : value.equals("none") ? "" : value);
      } else if (value.equals("auto")) {
        element.setAttribute(attribute, element.getLocalName().equals("image") ? "" : "0");
      }
    }
    String attribute = TRANSFORMS.getOrDefault(element.getLocalName(), "transform");
    String stated = style.apply("transform");
    String origin = style.apply("transform-origin");
    if (origin.isEmpty()) {
      origin = element.getAttribute("transform-origin");
    }
    if (!stated.isEmpty() || !origin.isBlank() && element.hasAttribute(attribute)) {
      ReferenceBox box = ReferenceBox.of(element, style.apply("transform-box"));
      CssTransform.of(stated.isEmpty() ? element.getAttribute(attribute) : stated, origin, box)
          .ifPresent(transform -> element.setAttribute(attribute, transform));
    }
  }
}
