package org.clipwright.plugin.titles.plain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.sdk.title.TitleText;

/** The SVG that all plain templates share: a background, the text, and its shadow behind it. */
final class TextCanvas {

  static final int WIDTH = 1920;
  static final int HEIGHT = 1080;

  /** A line of its own, as clients write it: {@code <tspan x="960" dy="1em">}. */
  private static final Pattern LINE = Pattern.compile("<tspan[^>]*\\bdy\\s*=");

  private final TitleText text;
  private final String anchor;
  private final double x;

  private TextCanvas(TitleText text, String anchor, double x) {
    this.text = text;
    this.anchor = anchor;
    this.x = x;
  }

  /** Text whose block is centred on a point. */
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
   * @param middle y coordinate of the middle of the block of lines
   * @param drawing further shapes between background and text
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

  /** Lines below the first that the markup begins. */
  private int lines() {
    Matcher matcher = LINE.matcher(text.markup());
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private String words(double atX, double atY, String look) {
    return format("  <text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-family=\"%s\" font-size=\"%s\" %s>%s</text>\n",
        number(atX), number(atY), anchor, attribute(text.fontName()), number(text.fontSize()), look, text.markup());
  }

  private String paint() {
    return format("fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-opacity=\"%s\"",
        text.fillColor(), number(text.fillOpacity()), text.strokeColor(), number(text.strokeSize()),
        number(text.strokeOpacity()));
  }

  static String attribute(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : format("%.3f", value);
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
