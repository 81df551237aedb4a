package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A spectrum, from low frequencies on the left to high on the right, standing on the bottom edge. */
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

  private static void bars(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = sound.bands(Math.clamp(look.count(16, 128), 8, Math.max(8, look.width() / 3)), look);
    double slot = (double) look.width() / bands.length;
    double gap = Math.max(1, slot * GAP);
    double width = Math.max(1, slot - gap);
    for (int i = 0; i < bands.length; i++) {
      double height = Math.max(1, bands[i] * look.height() * 0.88);
      double top = look.height() - height;
      SoundLook own = look.at(i / Math.max(1.0, bands.length - 1));
      double x = i * (width + gap);
      if (look.glows()) {
        double side = 2 * look.glow() * look.unit();
        double above = 5 * look.glow() * look.unit();
        graphics.setPaint(VisualPalette.faded(own.palette().glow(), 0.55));
        graphics.fill(new Rectangle2D.Double(x - side, top - above, width + 2 * side, height + above));
      }
      graphics.setPaint(own.fill(top, look.height(), 1));
      graphics.fill(new Rectangle2D.Double(x, top, width, height));
    }
  }

  private static void ridge(Graphics2D graphics, SoundLook look, FrameSound sound) {
    double[] bands = sound.bands(Math.clamp(look.count(56, 276), 40, Math.max(40, look.width() / 2)), look);
    Path2D ridge = curve(look, bands);
    graphics.setPaint(look.area(0, look.height(), 1));
    if (look.original()) {
      columns(graphics, look, bands);
    } else {
      graphics.fill(below(look, ridge));
    }
    double width = Math.max(1, 0.75 * look.line());
    if (look.glows()) {
      Paint glowing = look.ink(look.palette().glow(), 0.45);
      graphics.setPaint(glowing);
      graphics.setStroke(look.pen(width + (look.isRainbow() ? 10 : 9.9) * look.glow()));
      graphics.draw(ridge);
    }
    graphics.setPaint(look.ink(look.palette().base(), 1));
    graphics.setStroke(look.pen(width));
    graphics.draw(ridge);
  }

  private static Path2D below(SoundLook look, Path2D ridge) {
    Path2D below = new Path2D.Double(ridge);
    below.lineTo(look.width(), look.height());
    below.lineTo(0, look.height());
    below.closePath();
    return below;
  }

  /** Fills the area below straight lines from band to band, in whole pixels. */
  private static void columns(Graphics2D graphics, SoundLook look, double[] bands) {
    for (int column = 0; column < look.width(); column++) {
      double place = (double) column * (bands.length - 1) / Math.max(1, look.width() - 1);
      int band = Math.min((int) place, bands.length - 2);
      double part = place - band;
      int top = (int) Math.floor(y(look, bands[band]) * (1 - part) + y(look, bands[band + 1]) * part);
      graphics.fillRect(column, top, 1, look.height() - top);
    }
  }

  /** A smooth curve through the bands: its tangent at each band is parallel to the line between its neighbours. */
  private static Path2D curve(SoundLook look, double[] bands) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, y(look, bands[0]));
    int last = bands.length - 1;
    double third = (double) look.width() / last / 3;
    for (int i = 0; i < last; i++) {
      double here = y(look, bands[i]);
      double next = y(look, bands[i + 1]);
      double before = y(look, bands[Math.max(0, i - 1)]);
      double after = y(look, bands[Math.min(last, i + 2)]);
      double leaving = i == 0 ? third / 2 : third;
      double arriving = i + 1 == last ? third / 2 : third;
      path.curveTo(
          x(look, i, last) + leaving, here + (next - before) / 6, x(look, i + 1, last) - arriving,
          next - (after - here) / 6, x(look, i + 1, last), next);
    }
    return path;
  }

  private static double x(SoundLook look, int band, int last) {
    return (double) look.width() * band / last;
  }

  private static double y(SoundLook look, double band) {
    return look.height() - Math.max(1, band * look.height() * 0.84);
  }
}
