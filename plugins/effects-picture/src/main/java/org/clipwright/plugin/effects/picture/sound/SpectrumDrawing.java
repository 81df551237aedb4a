package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Frequencies from low on the left to high on the right, standing on the lower edge. */
enum SpectrumDrawing implements SoundDrawing {
  BARS,
  RIDGE;

  private static final double GAP = 0.18;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    switch (this) {
      case BARS -> bars(graphics, look, sound);
      case RIDGE -> ridge(graphics, look, sound);
    }
  }

  private static double[] bands(SoundLook look, FrameSound sound, int count) {
    return sound.bands(count, look.low(), look.high(), look.gain(), look.smoothing());
  }

  private static void bars(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = bands(look, sound, Math.clamp(look.count(16, 128), 1, Math.max(8, look.width() / 3)));
    double slot = (double) look.width() / bands.length;
    double gap = Math.min(Math.max(1, slot * GAP), slot / 2);
    for (int i = 0; i < bands.length; i++) {
      double height = Math.max(1, bands[i] * look.height() * 0.88);
      double top = look.height() - height;
      SoundLook own = look.at(i / Math.max(1.0, bands.length - 1));
      double x = i * slot + gap / 2;
      if (look.glows()) {
        double side = 2 * look.glow() * look.unit();
        double above = 5 * look.glow() * look.unit();
        graphics.setPaint(VisualPalette.faded(own.palette().glow(), 0.55));
        graphics.fill(new Rectangle2D.Double(x - side, top - above, slot - gap + 2 * side, height + above));
      }
      graphics.setPaint(look.isRainbow() ? own.palette().base() : look.fill(top, look.height()));
      graphics.fill(new Rectangle2D.Double(x, top, slot - gap, height));
    }
  }

  private static void ridge(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = bands(look, sound, Math.clamp(look.count(56, 276), 2, Math.max(40, look.width() / 2)));
    Path2D ridge = curve(look, bands);
    Path2D below = new Path2D.Double(ridge);
    below.lineTo(look.width(), look.height());
    below.lineTo(0, look.height());
    below.closePath();
    graphics.setPaint(look.fill(0, look.height()));
    graphics.fill(below);
    if (look.glows()) {
      graphics.setPaint(look.ink(look.palette().glow(), 0.6));
      graphics.setStroke(look.pen(0.75 * look.line() + 10 * look.glow()));
      graphics.draw(ridge);
    }
    graphics.setPaint(look.ink(look.palette().base(), 1));
    graphics.setStroke(look.pen(Math.max(1, 0.75 * look.line())));
    graphics.draw(ridge);
  }

  /** A curve that bends at the bands and passes half-way between each two. */
  private static Path2D curve(SoundLook look, double[] bands) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, y(look, bands[0]));
    for (int i = 1; i < bands.length - 1; i++) {
      double x = x(look, i, bands);
      double y = y(look, bands[i]);
      path.quadTo(x, y, (x + x(look, i + 1, bands)) / 2, (y + y(look, bands[i + 1])) / 2);
    }
    path.lineTo(look.width(), y(look, bands[bands.length - 1]));
    return path;
  }

  private static double x(SoundLook look, int band, double[] bands) {
    return (double) look.width() * band / (bands.length - 1);
  }

  private static double y(SoundLook look, double band) {
    return look.height() - Math.max(1, band * look.height() * 0.84);
  }
}
