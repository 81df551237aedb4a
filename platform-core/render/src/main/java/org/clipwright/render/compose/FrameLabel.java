package org.clipwright.render.compose;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import org.clipwright.render.frame.FramePool;
import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.picture.PictureDrawing;
import org.clipwright.render.still.BundledFonts;
import org.clipwright.render.still.StillPictures;
import org.clipwright.timeline.BlendMode;
import org.clipwright.timeline.FrameDisplay;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Rounding;

/** Writes frame numbers into pictures. One thread at a time. */
final class FrameLabel {

  private static final int X = 20;
  private static final int BASELINE = 20;

  /** Twelve points on the original's screen at 100 dpi. */
  private static final float FONT_PIXELS = 12 * 100 / 72f;

  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
  private static final int WIDTH = 400;
  private static final int HEIGHT = 32;

  private final FramePool pool;
  private final PictureDrawing drawing;

  FrameLabel(FramePool pool, PictureDrawing drawing) {
    this.pool = pool;
    this.drawing = drawing;
  }

  /**
   * The timeline frame as the original computes it from a clip's own frame, in single precision: one too many when the
   * clip starts at half a frame.
   */
  static long originalTimelineNumber(float position, float start, long clipFrame, Rational fps) {
    return Rounding.halfAwayFromZero((position - start) * (float) fps.toDouble()) + clipFrame;
  }

  /** Draws into a picture that nobody else holds, and returns it. */
  Picture draw(Picture picture, FrameDisplay display, long clipNumber, long timelineNumber) {
    String text =
        switch (display) {
          case NONE -> "";
          case CLIP -> Long.toString(clipNumber);
          case TIMELINE -> Long.toString(timelineNumber);
          case BOTH -> timelineNumber + " (" + clipNumber + ")";
        };
    Picture label = StillPictures.ofImage(pool, image(text));
    drawing.draw(label.frame(), Affine.IDENTITY, BlendMode.SOURCE_OVER, 1, picture.frame());
    label.release();
    return picture;
  }

  /** Draws unhinted outlines, each character at a whole pixel. */
  private static BufferedImage image(String text) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    Font font = BundledFonts.sans(FONT_PIXELS);
    int x = X;
    for (int i = 0; i < text.length(); i++) {
      GlyphVector glyph = font.createGlyphVector(UNHINTED, text.substring(i, i + 1));
      graphics.fill(glyph.getOutline(x, BASELINE));
      x += Math.round(glyph.getGlyphMetrics(0).getAdvanceX());
    }
    graphics.dispose();
    return image;
  }
}
