package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** The first two channels against each other: upright where they are alike, sideways where they are opposite. */
final class ScopeDrawing implements SoundDrawing {

  private static final double INERTIA = 0.72;
  private static final double AXIS = 0.38;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    if (sound.channels() < 2) {
      WaveDrawing.LINE.draw(graphics, look, sound);
      return;
    }
    axes(graphics, look);
    Shape trace = trace(look, sound);
    if (look.glows()) {
      graphics.setPaint(look.ink(look.palette().glow(), 0.7));
      graphics.setStroke(look.pen(look.line() + 10 * look.glow()));
      graphics.draw(trace);
    }
    graphics.setPaint(look.ink(look.palette().base(), 1));
    graphics.setStroke(look.pen(look.line()));
    graphics.draw(trace);
  }

  private static void axes(Graphics2D graphics, SoundLook look) {
    double x = look.width() / 2.0;
    double y = look.height() / 2.0;
    graphics.setPaint(VisualPalette.faded(look.palette().dark(), 0.35));
    graphics.setStroke(look.pen(1));
    graphics.draw(new Line2D.Double(x, y - AXIS * look.height(), x, y + AXIS * look.height()));
    graphics.draw(new Line2D.Double(x - AXIS * look.width(), y, x + AXIS * look.width(), y));
  }

  private static Shape trace(SoundLook look, FrameSound sound) {
    int count = look.count(96, 320);
    Path2D trace = new Path2D.Double();
    double x = 0;
    double y = 0;
    trace.moveTo(look.width() / 2.0, look.height() / 2.0);
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * sound.samples() / count);
      double left = sound.sample(0, index) * look.gain();
      double right = sound.sample(1, index) * look.gain();
      x = x * INERTIA + Math.clamp((left - right) * 0.75, -1, 1) * (1 - INERTIA);
      y = y * INERTIA + Math.clamp((left + right) * 0.38, -1, 1) * (1 - INERTIA);
      trace.lineTo(look.width() * (0.5 + 0.38 * x), look.height() * (0.5 - 0.42 * y));
    }
    return trace;
  }
}
