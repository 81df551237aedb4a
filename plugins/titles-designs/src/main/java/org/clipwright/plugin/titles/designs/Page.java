package org.clipwright.plugin.titles.designs;

import java.util.List;
import java.util.Locale;
import org.clipwright.sdk.text.XmlText;
import org.clipwright.sdk.title.TitleCanvas;
import org.clipwright.sdk.title.TitleText;

/** The canvas that a design is drawn on, in pixels. */
final class Page {

  /** Average width of a bold letter, as a fraction of its size. */
  private static final double LETTER = 0.66;

  private final TitleText text;
  private final double width;
  private final double height;
  private final StringBuilder definitions = new StringBuilder();
  private final StringBuilder content = new StringBuilder();

  Page(TitleText text, TitleCanvas canvas) {
    this.text = text;
    this.width = canvas.width();
    this.height = canvas.height();
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** A length that is 1 on a canvas of 1920 by 1080 and stays in proportion to the shorter side elsewhere. */
  double unit() {
    return Math.min(width, height) / 1080;
  }

  /** The margin to keep free at the sides. */
  double margin() {
    return 0.06 * Math.min(width, height);
  }

  /** A line of the text, counted from 0; empty if there is none. */
  String line(int index) {
    List<String> lines = text.lines();
    return index < lines.size() ? lines.get(index) : "";
  }

  /** All lines from an index on, joined into one. */
  String remaining(int from) {
    List<String> lines = text.lines();
    return from < lines.size() ? String.join(" ", lines.subList(from, lines.size())) : "";
  }

  int lines() {
    return text.lines().size();
  }

  /** The colour of shapes: the background colour if it is visible, otherwise the design's own. */
  String shapeColor(String own) {
    return text.backgroundOpacity() > 0 ? text.backgroundColor() : own;
  }

  /** The opacity of shapes, likewise. */
  double opacity(double own) {
    return text.backgroundOpacity() > 0 ? text.backgroundOpacity() : own;
  }

  String fill() {
    return text.fillColor();
  }

  /** The font size, with the user's scaling applied, at which a line fits the space. */
  double fittedSize(String line, double usual, double room) {
    double wanted = usual * unit() * text.fontSize() / 100;
    return Math.min(wanted, room / (LETTER * Math.max(1, letters(line))));
  }

  /** The approximate width of a line. */
  double textWidth(String line, double size) {
    return LETTER * size * letters(line);
  }

  /** Letters to be seen, without markup; an entity is one. */
  private static long letters(String line) {
    return line.replaceAll("<[^>]*>", "").replaceAll("&[^;]*;", "x").codePoints().count();
  }

  Page define(String pattern, Object... arguments) {
    definitions.append("    ").append(format(pattern, arguments)).append('\n');
    return this;
  }

  Page draw(String pattern, Object... arguments) {
    content.append("  ").append(format(pattern, arguments)).append('\n');
    return this;
  }

  Page box(double x, double y, double wide, double tall, double corner, String fill, double opacity) {
    return draw("<rect x='%s' y='%s' width='%s' height='%s' rx='%s' fill='%s' fill-opacity='%s'/>", x, y, wide, tall,
        corner, fill, opacity);
  }

  /** Draws a line of text on a baseline. */
  Page drawText(String line, double x, double base, double size, String anchor, String weight) {
    return drawText(line, x, base, size, anchor, weight, "");
  }

  Page drawText(String line, double x, double base, double size, String anchor, String weight, String more) {
    if (line.isBlank()) {
      return this;
    }
    String look = more.contains("fill=")
        ? ""
        : format("fill='%s' fill-opacity='%s'", text.fillColor(), text.fillOpacity());
    if (text.strokeSize() > 0 && !more.contains("stroke=")) {
      look += format(" stroke='%s' stroke-width='%s' stroke-opacity='%s' stroke-linejoin='round' paint-order='stroke'",
          text.strokeColor(), text.strokeSize() * size / 100, text.strokeOpacity());
    }
    if (text.dropShadow()) {
      draw("<text x='%s' y='%s' text-anchor='%s' font-family=\"%s\" font-size='%s' font-weight='%s' fill='#000000'"
          + " fill-opacity='0.5' filter='url(#shadow)'>%s</text>", x + size / 24, base + size / 24, anchor, font(),
          size,
          weight, line);
    }
    return draw(
        "<text x='%s' y='%s' text-anchor='%s' font-family=\"%s\" font-size='%s' font-weight='%s' %s %s>%s</text>",
        x, base, anchor, font(), size, weight, look, more, line);
  }

  private String font() {
    return XmlText.attribute(text.fontName());
  }

  String document() {
    if (text.dropShadow()) {
      define("<filter id='shadow' x='-20%%' y='-40%%' width='140%%' height='180%%'>"
          + "<feGaussianBlur stdDeviation='%s'/></filter>",
          4 * unit());
    }
    return format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\""
        + " height=\"%s\" viewBox=\"0 0 %s %s\">\n", width, height, width, height)
        + (definitions.isEmpty() ? "" : "  <defs>\n" + definitions + "  </defs>\n") + content + "</svg>\n";
  }

  private static String format(String pattern, Object... arguments) {
    Object[] written = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      written[i] = arguments[i] instanceof Double number ? number(number) : arguments[i];
    }
    return String.format(Locale.ROOT, pattern, written);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
  }
}
