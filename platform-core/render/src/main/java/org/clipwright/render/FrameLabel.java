package org.clipwright.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.clipwright.timeline.BlendMode;
import org.clipwright.timeline.FrameDisplay;

/** Writes frame numbers into pictures. One thread at a time. */
final class FrameLabel {

  private static final int X = 20;
  private static final int BASELINE = 20;
  private static final float FONT_PIXELS = 16;
  private static final int WIDTH = 400;
  private static final int HEIGHT = 32;

  private final FramePool pool;
  private final PictureDrawing drawing;

  FrameLabel(FramePool pool, PictureDrawing drawing) {
    this.pool = pool;
    this.drawing = drawing;
  }

  /** Draws into a picture that nobody else holds, and gives it back. */
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

  private static BufferedImage image(String text) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_OFF);
    graphics.setFont(BundledFonts.sans(FONT_PIXELS));
    graphics.setColor(Color.WHITE);
    graphics.drawString(text, X, BASELINE);
    graphics.dispose();
    return image;
  }
}
