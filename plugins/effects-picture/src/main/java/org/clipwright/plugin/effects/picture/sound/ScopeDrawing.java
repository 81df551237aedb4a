package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The first two channels plotted against each other: vertical if they are equal, horizontal if they are opposite. */
final class ScopeDrawing implements SoundDrawing {

  private static final double INERTIA = 0.72;
  private static final double AXIS = 0.38;
  private static final double LEAST_RAINBOW = 0.22;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    if (sound.channels() < 2) {
      WaveDrawing.LINE.draw(graphics, look, sound);
      return;
    }
    axes(graphics, look);
    Path2D trace = trace(look, sound);
    if (look.glows()) {
      graphics.setPaint(ink(look, trace, look.palette().glow(), 0.42));
      graphics.setStroke(pen(look, look.line() + 10 * look.glow()));
      graphics.draw(trace);
    }
    graphics.setPaint(ink(look, trace, look.palette().base(), 1));
    graphics.setStroke(pen(look, look.line()));
    graphics.draw(trace);
  }

  private static Stroke pen(SoundLook look, double pixels) {
    return look.original() ? look.bluntPen(pixels) : look.pen(pixels);
  }

  /** A colour, or the rainbow across the columns drawn on, but not across too few of them. */
  private static Paint ink(SoundLook look, Path2D trace, Color plain, double rainbowAlpha) {
    if (!look.isRainbow()) {
      return plain;
    }
    Rectangle2D drawn = trace.getBounds2D();
    double least = Math.min(look.width(), look.height()) * LEAST_RAINBOW;
    double more = Math.max(0, least - drawn.getWidth()) / 2;
    return look.rainbow(
        Math.max(0, drawn.getMinX() - more), Math.min(look.width(), drawn.getMaxX() + more), rainbowAlpha);
  }

  private static void axes(Graphics2D graphics, SoundLook look) {
    double x = look.width() / 2.0;
    double y = look.height() / 2.0;
    graphics.setPaint(VisualPalette.faded(look.palette().dark(), 0.35));
    if (look.original()) {
      axis(graphics, x, y - AXIS * look.height(), x, y + AXIS * look.height());
      axis(graphics, x - AXIS * look.width(), y, x + AXIS * look.width(), y);
      return;
    }
    graphics.setStroke(look.pen(1));
    graphics.draw(new Line2D.Double(x, y - AXIS * look.height(), x, y + AXIS * look.height()));
    graphics.draw(new Line2D.Double(x - AXIS * look.width(), y, x + AXIS * look.width(), y));
  }

  /** A line aligned to whole pixels. */
  private static void axis(Graphics2D graphics, double left, double top, double right, double bottom) {
    graphics.fillRect((int) left, (int) top, (int) right - (int) left + 1, (int) bottom - (int) top + 1);
  }

  private static Path2D trace(SoundLook look, FrameSound sound) {
    int count = look.count(96, 320);
    Path2D trace = new Path2D.Double();
    double x = 0;
    double y = 0;
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * sound.samples() / count);
      double left = sound.sample(0, index) * look.gain();
      double right = sound.sample(1, index) * look.gain();
      x = x * INERTIA + Math.clamp((left - right) * 0.75, -1, 1) * (1 - INERTIA);
      y = y * INERTIA + Math.clamp((left + right) * 0.38, -1, 1) * (1 - INERTIA);
      double column = look.width() * (0.5 + 0.38 * x);
      double row = look.height() * (0.5 - 0.42 * y);
      if (i == 0) {
        trace.moveTo(column, row);
      } else {
        trace.lineTo(column, row);
      }
    }
    return trace;
  }
}
