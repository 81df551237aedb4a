package org.clipwright.render.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Converts text that an editor flows into a rectangle to lines of SVG 1.1. */
final class FlowedText {

  /** The line spacing of Inkscape, whose element this is, and the part of a line above its baseline. */
  private static final double SPACING = 1.25;

  private static final double ABOVE = 0.88;
  private static final double USUAL_SIZE = 16;
  private static final Pattern PIXELS = Pattern.compile("([.\\d]{1,20})(?:px)?");
  private static final Pattern PLACE = Pattern.compile("(-?[.\\d]{1,20})(?:px)?");
  private static final Pattern SHARE = Pattern.compile("([.\\d]{1,20})(%?)");

  private final Element flow;
  private final TextWidth widths;
  private final Document document;

  /** An area for text: the first rectangle of the flow. */
  private record Region(double x, double y, double width, double height) {}

  FlowedText(Element flow, TextWidth widths) {
    this.flow = flow;
    this.widths = widths;
    this.document = flow.getOwnerDocument();
  }

  /** Replaces the flow with the text; a flow without a rectangle shows nothing. */
  void replace() {
    Element text = document.createElementNS(Svg11.SVG, "text");
    for (String name : new String[] {"id", "class", "style", "transform", "opacity", "fill", "font-size",
      "font-family"}) {
      if (flow.hasAttribute(name)) {
        text.setAttribute(name, flow.getAttribute(name));
      }
    }
    Region region = region();
    if (region != null) {
      double bottom = region.y;
      for (Node node = flow.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element part && List.of("flowPara", "flowDiv").contains(part.getLocalName())) {
          bottom = paragraph(text, part, region, bottom);
        }
      }
    }
    flow.getParentNode().replaceChild(text, flow);
  }

  private Region region() {
    for (Node node = flow.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element part && "flowRegion".equals(part.getLocalName())) {
        for (Node shape = part.getFirstChild(); shape != null; shape = shape.getNextSibling()) {
          if (shape instanceof Element rect && "rect".equals(rect.getLocalName())) {
            return new Region(number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height"));
          }
        }
      }
    }
    return null;
  }

  private static double number(Element rect, String attribute) {
    Matcher number = PLACE.matcher(rect.getAttribute(attribute).strip());
    return number.matches() ? Declarations.parsed(number.group(1)).orElse(0.0) : 0;
  }

  /** Returns where the next paragraph begins. */
  private double paragraph(Element text, Element paragraph, Region region, double top) {
    double size = size(paragraph);
    double height = size * spacing(paragraph);
    String look = paragraph.getAttribute("style");
    double bottom = top;
    for (String line : lines(paragraph, region.width, size)) {
      bottom += height;
      if (bottom > region.y + region.height + height / 2) {
        break;
      }
      Element span = document.createElementNS(Svg11.SVG, "tspan");
      place(span, paragraph, region);
      span.setAttribute("y", Declarations.number(bottom - height / 2 + (ABOVE - 0.5) * size));
      if (!look.isEmpty()) {
        span.setAttribute("style", look);
      }
      span.setTextContent(line);
      text.appendChild(span);
    }
    return bottom;
  }

  private void place(Element span, Element paragraph, Region region) {
    String alignment = look(paragraph, "text-align");
    String anchor = switch (alignment) {
      case "center" -> "middle";
      case "end", "right" -> "end";
      default -> "start";
    };
    double share = anchor.equals("middle") ? 0.5 : anchor.equals("end") ? 1 : 0;
    span.setAttribute("x", Declarations.number(region.x + share * region.width));
    span.setAttribute("text-anchor", anchor);
  }

  private List<String> lines(Element paragraph, double width, double size) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double space = measured(paragraph, " ", size);
    double taken = 0;
    for (String word : paragraph.getTextContent().strip().split("\\s+")) {
      double wide = measured(paragraph, word, size);
      if (!line.isEmpty() && taken + space + wide > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      taken = line.isEmpty() ? wide : taken + space + wide;
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private double measured(Element paragraph, String text, double size) {
    String weight = look(paragraph, "font-weight");
    boolean bold = weight.startsWith("bold") || weight.matches("[6-9]00");
    boolean italic = look(paragraph, "font-style").matches("italic|oblique");
    return widths.of(text, look(paragraph, "font-family"), bold, italic, size);
  }

  private double size(Element paragraph) {
    Matcher pixels = PIXELS.matcher(look(paragraph, "font-size"));
    Optional<Double> stated = pixels.matches() ? Declarations.parsed(pixels.group(1)) : Optional.empty();
    return stated.map(size -> Math.clamp(size, 1, 10_000)).orElse(USUAL_SIZE);
  }

  private double spacing(Element paragraph) {
    Matcher share = SHARE.matcher(look(paragraph, "line-height"));
    if (!share.matches()) {
      return SPACING;
    }
    double whole = share.group(2).isEmpty() ? 1 : 100;
    return Declarations.parsed(share.group(1)).map(stated -> Math.clamp(stated / whole, 0.5, 10)).orElse(SPACING);
  }

  /** The innermost declaration that applies to a paragraph. */
  private String look(Element paragraph, String property) {
    for (Node node = paragraph; node instanceof Element element; node = node.getParentNode()) {
      String styled = Declarations.value(element.getAttribute("style"), property);
      String value = styled.isEmpty() ? element.getAttribute(property).strip() : styled;
      if (!value.isEmpty()) {
        return value.toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
