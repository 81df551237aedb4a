package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Frequencies round the middle of the picture, clockwise from the top. */
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

  private static double[] bands(SoundLook look, FrameSound sound, int count) {
    return sound.bands(count, look.low(), look.high(), look.gain(), look.smoothing());
  }

  private static double smallerSide(SoundLook look) {
    return Math.min(look.width(), look.height());
  }

  private static void ring(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = bands(look, sound, look.count(48, 240));
    if (look.glows()) {
      graphics.setStroke(look.pen(look.line() + 16 * look.glow()));
      ring(graphics, look, bands, look.palette().glow(), 0.48);
    }
    graphics.setStroke(look.pen(look.line() + 1));
    ring(graphics, look, bands, look.palette().base(), 1);
  }

  /** A closed line in one colour, or piece by piece in those of the rainbow. */
  private static void ring(Graphics2D graphics, SoundLook look, double[] bands, Color plain, double alpha) {
    if (!look.isRainbow()) {
      graphics.setPaint(plain);
      graphics.draw(closed(look, bands));
      return;
    }
    for (int i = 0; i < bands.length; i++) {
      graphics.setPaint(VisualPalette.faded(look.at((double) i / bands.length).palette().base(), alpha));
      graphics.draw(new Line2D.Double(onRing(look, bands, i), onRing(look, bands, (i + 1) % bands.length)));
    }
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
    double[] bands = bands(look, sound, look.count(36, 192));
    double inner = smallerSide(look) * 0.22;
    double width = Math.max(1, 2 * Math.PI * inner / bands.length * 0.55) / look.unit();
    for (int i = 0; i < bands.length; i++) {
      double turn = (double) i / bands.length;
      double length = smallerSide(look) * Math.max(0.012, bands[i] * 0.28);
      Shape bar = new Line2D.Double(place(look, turn, inner), place(look, turn, inner + length));
      VisualPalette colors = look.at(turn).palette();
      if (look.glows()) {
        graphics.setPaint(VisualPalette.faded(colors.glow(), 0.65));
        graphics.setStroke(look.pen(width + 8 * look.glow()));
        graphics.draw(bar);
      }
      graphics.setPaint(look.isRainbow() ? colors.base() : VisualPalette.mix(colors.base(), colors.light(), bands[i]));
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
