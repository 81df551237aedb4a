package org.clipwright.sdk.title;

import java.util.List;

/**
 * The text and the look of a title.
 *
 * @param markup the text: well-formed SVG text content, already checked to contain only {@code tspan} and characters
 * @param fontSize in SVG units, above 0
 * @param fontName font family
 * @param fillColor as {@code #rrggbb}
 * @param fillOpacity 0 to 1
 * @param strokeColor as {@code #rrggbb}
 * @param strokeSize in SVG units, 0 or more
 * @param strokeOpacity 0 to 1
 * @param dropShadow whether the text casts a shadow
 * @param backgroundColor as {@code #rrggbb}
 * @param backgroundOpacity 0 to 1
 */
public record TitleText(
    String markup,
    double fontSize,
    String fontName,
    String fillColor,
    double fillOpacity,
    String strokeColor,
    double strokeSize,
    double strokeOpacity,
    boolean dropShadow,
    String backgroundColor,
    double backgroundOpacity) {

  /**
   * The lines of a text without elements, split at line breaks, each of them markup. A text with elements counts as one
   * line: there, as anywhere in SVG, a line break is a space, and elements start the lines.
   */
  public List<String> lines() {
    return markup.indexOf('<') < 0 ? markup.strip().lines().map(String::strip).toList() : List.of(markup);
  }
}
