package org.clipwright.plugin.effects.tracked;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.clipwright.sdk.effect.TrackedObjects.Box;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.text.ShapedLine;

/** Draws boxes with antialiased edges, and their labels, onto a picture. */
final class BoxDrawing {

  private static final int LABEL_PIXELS = 14;
  private static final double FARTHEST = 1e6;

  private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
  private boolean touched;

  /** Begins a picture of a given size. */
  void begin(int width, int height) {
    if (image.getWidth() != width || image.getHeight() != height) {
      image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    } else if (touched) {
      Arrays.fill(pixels(), 0);
    }
    touched = false;
  }

  /** Draws a box with a label above it; the label may be empty. */
  void draw(Box box, BoxLook look, String label) {
    double width = Math.clamp(box.width() * image.getWidth(), 0, FARTHEST);
    double height = Math.clamp(box.height() * image.getHeight(), 0, FARTHEST);
    double x = Math.clamp(box.centerX() * image.getWidth(), -FARTHEST, FARTHEST);
    double y = Math.clamp(box.centerY() * image.getHeight(), -FARTHEST, FARTHEST);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.transform(AffineTransform.getRotateInstance(Math.toRadians(box.rotation()), x, y));
      double arc = 2 * Math.clamp(look.corner(), 0, FARTHEST);
      RoundRectangle2D shape = new RoundRectangle2D.Double(x - width / 2, y - height / 2, width, height, arc, arc);
      graphics.setColor(color(look.background(), look.backgroundAlpha()));
      graphics.fill(shape);
      if (look.strokeWidth() > 0) {
        graphics.setStroke(new BasicStroke((float) Math.min(look.strokeWidth(), image.getWidth() + image.getHeight()),
            BasicStroke.CAP_SQUARE, BasicStroke.JOIN_BEVEL));
        graphics.setColor(color(look.stroke(), look.strokeAlpha()));
        graphics.draw(shape);
      }
      write(graphics, label, look, x, y - height / 2);
    } finally {
      graphics.dispose();
    }
    touched = true;
  }

  private static void write(Graphics2D graphics, String label, BoxLook look, double center, double top) {
    if (!label.isEmpty()) {
      Font font = new Font("DejaVu Sans", Font.PLAIN, LABEL_PIXELS);
      graphics.setFont(font);
      graphics.setColor(color(look.stroke(), 1));
      if (ShapedLine.isNeeded(label, font)) {
        ShapedLine line = new ShapedLine(label, font);
        graphics.fill(line.outline(center - line.width() / 2, top - line.metrics().getDescent() - 2));
        return;
      }
      double width = graphics.getFontMetrics().stringWidth(label);
      graphics.drawString(label, (float) (center - width / 2),
          (float) (top - graphics.getFontMetrics().getDescent() - 2));
    }
  }

  private static Color color(org.clipwright.sdk.media.Color color, double alpha) {
    return new Color(color.red(), color.green(), color.blue(), (int) Math.round(Math.clamp(alpha, 0, 1) * 255));
  }

  private int[] pixels() {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** Paints the drawing as a mask: opaque, with the drawing's opacity as brightness. */
  void paintMask(Frame frame) {
    int[] drawn = pixels();
    for (int i = 0; i < drawn.length; i++) {
      frame.pixel(i, 0xFF000000 | (drawn[i] >>> 24) * 0x010101);
    }
  }

  /** Composites the drawing over a picture of the same size. */
  void putOver(Frame frame) {
    int[] drawn = pixels();
    for (int i = 0; i < drawn.length; i++) {
      int top = drawn[i];
      if (top != 0) {
        frame.pixel(i, over(top >>> 16 & 0xFF | top & 0xFF00FF00 | (top & 0xFF) << 16, frame.pixel(i)));
      }
    }
  }

  private static int over(int top, int below) {
    int rest = 255 - (top >>> 24);
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sum = (top >>> shift & 0xFF) + ((below >>> shift & 0xFF) * rest + 127) / 255;
      result |= Math.min(255, sum) << shift;
    }
    return result;
  }
}
