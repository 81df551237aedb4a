package org.clipwright.plugin.effects.picture.pixel;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.Consumer;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/** A picture drawn with Java 2D, kept to be composited over frames of its size. */
public final class DrawnLayer {

  private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
  private int[] pixels = {0};

  /** How edges are drawn. */
  public enum Edges {
    SMOOTH,
    HARD
  }

  /** Redraws it at a size, with antialiasing, starting from a transparent picture. */
  public void draw(int width, int height, Consumer<Graphics2D> drawing) {
    draw(width, height, Edges.SMOOTH, drawing);
  }

  /** Redraws it at a size, starting from a transparent picture. */
  public void draw(int width, int height, Edges edges, Consumer<Graphics2D> drawing) {
    if (image.getWidth() != width || image.getHeight() != height) {
      image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
      pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
    Arrays.fill(pixels, 0);
    Graphics2D graphics = image.createGraphics();
    try {
      if (edges == Edges.SMOOTH) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      }
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      drawing.accept(graphics);
    } finally {
      graphics.dispose();
    }
  }

  /** Draws thin lines into the current drawing; for use while drawing. */
  public ThinLines thinLines() {
    return new ThinLines(pixels, image.getWidth(), image.getHeight());
  }

  /** Composites it over rows of a frame. */
  public void over(Frame frame, Rows rows) {
    int end = rows.to() * frame.width();
    for (int i = rows.from() * frame.width(); i < end; i++) {
      int drawn = pixels[i];
      if (drawn != 0) {
        frame.pixel(i, Overlay.over(frame.pixel(i), drawn));
      }
    }
  }

  /** Replaces rows of a frame by it. */
  public void instead(Frame frame, Rows rows) {
    int end = rows.to() * frame.width();
    for (int i = rows.from() * frame.width(); i < end; i++) {
      frame.pixel(i, Overlay.over(0, pixels[i]));
    }
  }
}
