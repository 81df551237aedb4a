package org.clipwright.sdk.text;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.GraphicAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** A cluster of characters in a font with colours, which takes the place of one character in a line. */
final class ColorCluster extends GraphicAttribute {

  private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

  private final ColorFont font;
  private final float pixels;
  private final GlyphVector glyphs;

  ColorCluster(ColorFont font, String text, float pixels) {
    super(ROMAN_BASELINE);
    this.font = font;
    this.pixels = pixels;
    this.glyphs = font.shaping().deriveFont(pixels)
        .layoutGlyphVector(METRICS, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
  }

  /** Lines are as high as the font of their text makes them. */
  @Override
  public float getAscent() {
    return 0;
  }

  @Override
  public float getDescent() {
    return 0;
  }

  @Override
  public float getAdvance() {
    return (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }

  /** Where it is drawn, from its beginning on the baseline: about as high as capital letters, and a little below. */
  @Override
  public Rectangle2D getBounds() {
    return new Rectangle2D.Float(0, -0.95f * pixels, getAdvance(), 1.15f * pixels);
  }

  /** Nothing of it is filled or stroked as letters are. */
  @Override
  public Shape getOutline(AffineTransform placing) {
    return new Path2D.Float();
  }

  @Override
  public void draw(Graphics2D graphics, float x, float y) {
    for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
      Point2D place = glyphs.getGlyphPosition(i);
      Graphics2D placed = (Graphics2D) graphics.create();
      try {
        placed.translate(x + place.getX(), y + place.getY());
        font.draw(placed, glyphs.getGlyphCode(i), pixels);
      } finally {
        placed.dispose();
      }
    }
  }
}
