package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** A spectrum around the centre of the picture, clockwise from the top. */
enum RadialDrawing implements SoundDrawing {
  RING,
  BARS;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    switch (this) {
      case RING -> ring(graphics, look, sound);
      case BARS -> bars(graphics, look, sound);
    }
  }

  private static double smallerSide(SoundLook look) {
    return Math.min(look.width(), look.height());
  }

  private static void ring(Graphics2D graphics, SoundLook look, FrameSound sound) {
    Shape ring = closed(look, sound.bands(look.count(48, 240), look));
    if (look.glows()) {
      graphics.setPaint(look.isRainbow() ? look.round(0.48) : look.palette().glow());
      graphics.setStroke(look.pen(look.line() + 16 * look.glow()));
      graphics.draw(ring);
    }
    graphics.setPaint(look.round(1));
    graphics.setStroke(look.pen(look.line() + 1));
    graphics.draw(ring);
  }

  private static Shape closed(SoundLook look, double[] bands) {
    Path2D path = new Path2D.Double();
    Point2D first = onRing(look, bands, 0);
    path.moveTo(first.getX(), first.getY());
    for (int i = 1; i < bands.length; i++) {
      Point2D point = onRing(look, bands, i);
      path.lineTo(point.getX(), point.getY());
    }
    path.closePath();
    return path;
  }

  private static Point2D onRing(SoundLook look, double[] bands, int band) {
    return place(look, (double) band / bands.length, smallerSide(look) * 0.24 * (1 + bands[band]));
  }

  private static void bars(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = sound.bands(look.count(36, 192), look);
    double inner = smallerSide(look) * 0.22;
    double width = Math.max(1, 2 * Math.PI * inner / bands.length * 0.55) / look.unit();
    for (int i = 0; i < bands.length; i++) {
      double turn = (double) i / bands.length;
      double length = smallerSide(look) * Math.max(0.012, bands[i] * 0.28);
      Shape bar = new Line2D.Double(place(look, turn, inner), place(look, turn, inner + length));
      VisualPalette colors = look.at(i / (bands.length - 1.0)).palette();
      if (look.glows()) {
        graphics.setPaint(look.isRainbow()
            ? VisualPalette.faded(colors.base(), 0.58) : VisualPalette.faded(colors.glow(), 0.65));
        graphics.setStroke(look.pen(width + 8 * look.glow()));
        graphics.draw(bar);
      }
      graphics.setPaint(look.isRainbow()
          ? colors.base() : VisualPalette.mix(colors.base(), colors.light(), bands[i] * 0.35));
      graphics.setStroke(look.pen(width));
      graphics.draw(bar);
    }
  }

  private static Point2D place(SoundLook look, double turn, double radius) {
    double angle = 2 * Math.PI * turn - Math.PI / 2;
    return new Point2D.Double(
        look.width() / 2.0 + Math.cos(angle) * radius, look.height() / 2.0 + Math.sin(angle) * radius);
  }
}
