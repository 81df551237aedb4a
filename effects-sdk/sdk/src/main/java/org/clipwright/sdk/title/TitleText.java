package org.clipwright.sdk.title;

/**
 * What a user wants a title to say and how it should look.
 *
 * @param markup the text: well-formed SVG text content, already checked to hold only {@code tspan} and characters
 * @param fontSize in SVG units, above 0
 * @param fontName font family
 * @param fillColor as {@code #rrggbb}
 * @param fillOpacity 0 to 1
 * @param strokeColor as {@code #rrggbb}
 * @param strokeSize in SVG units, 0 or more
 * @param strokeOpacity 0 to 1
 * @param dropShadow whether the text throws a shadow
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
    double backgroundOpacity) {}
