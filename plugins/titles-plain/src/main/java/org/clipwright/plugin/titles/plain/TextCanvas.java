package org.clipwright.plugin.titles.plain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.text.XmlText;
import org.clipwright.sdk.title.TitleText;

/** The SVG common to all plain templates: a background, the text, and the text's shadow. */
final class TextCanvas {

  static final int WIDTH = 1920;
  static final int HEIGHT = 1080;

  /** A line in its own element, as clients write it: {@code <tspan x="960" dy="1em">}. */
  private static final Pattern LINE = Pattern.compile("<tspan[^>]*\\bdy\\s*=");

  private final TitleText text;
  private final String anchor;
  private final double x;

  private TextCanvas(TitleText text, String anchor, double x) {
    this.text = text;
    this.anchor = anchor;
    this.x = x;
  }

  /** Text in a block centred on a point. */
  static TextCanvas centered(TitleText text) {
    return new TextCanvas(text, "middle", WIDTH / 2.0);
  }

  /** Text that begins at an x coordinate. */
  static TextCanvas from(TitleText text, double x) {
    return new TextCanvas(text, "start", x);
  }

  /**
   * The document.
   *
   * @param middle y coordinate of the centre of the block of lines
   * @param drawing additional shapes between background and text
   */
  String document(double middle, String drawing) {
    double baseline = middle + 0.35 * text.fontSize() - lines() * text.fontSize() / 2;
    StringBuilder svg = new StringBuilder();
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg.append(format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
        WIDTH, HEIGHT, WIDTH, HEIGHT));
    if (text.dropShadow()) {
      svg.append("  <defs>\n    <filter id=\"shadow\" x=\"-10%\" y=\"-10%\" width=\"120%\" height=\"130%\">\n");
      svg.append(format("      <feGaussianBlur stdDeviation=\"%.2f\"/>\n", text.fontSize() / 25));
      svg.append("    </filter>\n  </defs>\n");
    }
    svg.append(format("  <rect width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%s\"/>\n",
        WIDTH, HEIGHT, text.backgroundColor(), number(text.backgroundOpacity())));
    svg.append(drawing);
    if (text.dropShadow()) {
      double shift = text.fontSize() / 20;
      svg.append(words(x + shift, baseline + shift, "fill=\"#000000\" fill-opacity=\"0.6\" filter=\"url(#shadow)\""));
    }
    svg.append(words(x, baseline, paint()));
    return svg.append("</svg>\n").toString();
  }

  /** Number of lines that the markup starts after the first. */
  private int lines() {
    if (text.lines().size() > 1) {
      return text.lines().size() - 1;
    }
    Matcher matcher = LINE.matcher(text.markup());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private String words(double atX, double atY, String look) {
    return format("  <text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-family=\"%s\" font-size=\"%s\" %s>%s</text>\n",
        number(atX), number(atY), anchor, XmlText.attribute(text.fontName()), number(text.fontSize()), look,
        content(atX));
  }

  /** The markup, with an element for each line of plain text. */
  private String content(double atX) {
    if (text.lines().size() < 2) {
      return text.markup();
    }
    StringBuilder content = new StringBuilder();
    for (String line : text.lines()) {
      String step = content.isEmpty() ? "0" : number(text.fontSize());
      content.append(format("<tspan x=\"%s\" dy=\"%s\">%s</tspan>", number(atX), step, line.isEmpty() ? " " : line));
    }
    return content.toString();
  }

  private String paint() {
    return format("fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-opacity=\"%s\"",
        text.fillColor(), number(text.fillOpacity()), text.strokeColor(), number(text.strokeSize()),
        number(text.strokeOpacity()));
  }

  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : format("%.3f", value);
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
