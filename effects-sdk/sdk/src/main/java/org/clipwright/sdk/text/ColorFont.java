package org.clipwright.sdk.text;

import java.awt.Font;
import java.awt.Graphics2D;

/** A font whose glyphs have colours of their own, such as emoji. Thread-safe. */
public interface ColorFont {

  /** A font with the same glyphs, by their numbers, and their widths, of which nothing is drawn. */
  Font shaping();

  /**
   * Draws a glyph that begins at the origin, on a baseline; one without colours in the colour of the graphics.
   *
   * @param pixels size of the font
   */
  void draw(Graphics2D graphics, int glyph, double pixels);
}
