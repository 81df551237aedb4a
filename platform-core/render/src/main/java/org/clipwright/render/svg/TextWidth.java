package org.clipwright.render.svg;

/** Measures text in the fonts it will be drawn in. */
public interface TextWidth {

  /**
   * The width of a text on one line, in the units of its size.
   *
   * @param families as a style sheet lists them
   * @param bold whether its weight is 600 or more
   * @param size above 0
   */
  double of(String text, String families, boolean bold, boolean italic, double size);
}
