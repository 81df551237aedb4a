package org.clipwright.sdk.title;

/**
 * The space into which a text is fitted on request.
 *
 * @param width the longest line, in SVG units, above 0
 * @param height the height of all lines, each as high as the font size, in SVG units, above 0
 * @param lines most lines, above 0; a text that already has more keeps them
 */
public record TitleRoom(double width, double height, int lines) {}
