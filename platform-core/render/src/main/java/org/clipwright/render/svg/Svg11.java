package org.clipwright.render.svg;

import java.util.List;
import java.util.Locale;
import org.clipwright.render.codec.MediaException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Rewrites newer drawings, and drawings from editors, in terms of SVG 1.1. What it adds is proportional to the
 * drawing's content.
 */
public final class Svg11 {

  /** The namespace that the reader of drawings gives to elements whose names SVG 1.1 does not have. */
  public static final String NEWER = "urn:clipwright:svg:newer";

  static final String SVG = "http://www.w3.org/2000/svg";
  private static final String LINK = "http://www.w3.org/1999/xlink";

  /** Characters of flowed text in one drawing; each of its words is measured. */
  private static final int MOST_FLOWED = 100_000;

  private final Document document;
  private final TextWidth widths;
  private final NewDefinitions definitions;
  private final StyleText styles;

  private long flowed;

  private Svg11(Document document, TextWidth widths, CustomProperties custom) {
    this.document = document;
    this.widths = widths;
    this.definitions = new NewDefinitions(document);
    this.styles = new StyleText(custom, new FilterFunctions(definitions), definitions,
        DrawingSize.media(document.getDocumentElement()));
  }

  /**
   * Rewrites a drawing in place.
   *
   * @param widths measures text for breaking it into lines
   * @throws MediaException when the drawing flows too much text
   */
  public static void rewrite(Document document, TextWidth widths) {
    Element root = document.getDocumentElement();
    if (root != null) {
      DrawingSize.give(root);
      List<Element> elements = DocumentOrder.of(root);
      new Svg11(document, widths, CustomProperties.of(elements)).rewrite(elements);
    }
  }

  /** Whether a mask works by alpha rather than by luminance. */
  public static boolean masksByOpacity(Element mask) {
    String styled = Declarations.value(mask.getAttribute("style"), "mask-type");
    return (styled.isEmpty() ? mask.getAttribute("mask-type").strip() : styled).equals("alpha");
  }

  private void rewrite(List<Element> elements) {
    LooseEnds ends = new LooseEnds(elements);
    for (Element element : elements) {
      giveLink(element);
      ends.mend(element);
      styles.rewrite(element);
    }
    for (Element element : elements) {
      if (NEWER.equals(element.getNamespaceURI())) {
        replace(element);
      } else if (element.getLocalName().startsWith("fe")) {
        SecondInputs.name(element, definitions);
      }
    }
    definitions.add();
  }

  private void replace(Element element) {
    switch (element.getLocalName()) {
      case "feDropShadow" -> DropShadow.replace(element, definitions);
      case "flowRoot" -> flow(element);
      default -> {
        // Nothing to draw.
      }
    }
  }

  private void flow(Element root) {
    flowed += root.getTextContent().length();
    if (flowed > MOST_FLOWED) {
      throw new MediaException(String.format(Locale.ROOT,
          "This drawing is too complex: the text that it flows into shapes has more than %,d characters.",
          MOST_FLOWED));
    }
    new FlowedText(root, widths).replace();
  }

  /** Whether an element can be visible. */
  static boolean isDrawing(Element element) {
    return SVG.equals(element.getNamespaceURI()) || NEWER.equals(element.getNamespaceURI());
  }

  /** SVG 2 drops the namespace of links, and prefers the plain attribute if there are both. */
  private static void giveLink(Element element) {
    String link = element.getAttributeNS(null, "href");
    if (!link.isEmpty() && SVG.equals(element.getNamespaceURI())) {
      element.setAttributeNS(LINK, "xlink:href", link);
    }
  }
}
