package org.clipwright.plugin.effects.picture.sound;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import org.clipwright.plugin.effects.picture.pixel.ThinLines;

/** The original's particles: they swirl outwards on five arms, at a speed that follows the loudness. */
record Swirl(Graphics2D graphics, ThinLines lines, SoundLook look, ParticleDrawing.Drive drive) {

  private static final int MOST = 1280;
  private static final float[] CHANCES = TwisterChances.of(MOST);
  private static final float ARMS = 5;

  /** Draws one particle. */
  void draw(int number) {
    int first = number % MOST * TwisterChances.EACH;
    float seed = CHANCES[first];
    double arm = Math.floor(CHANCES[first + 1] * ARMS);
    float level = (float) drive.level();
    float time = look.frame() * (0.028f + level * 0.075f);
    float age = (seed + time * (0.18f + CHANCES[first + 2] * 0.62f + level * 0.55f)) % 1;
    double eased = Math.pow(age, 0.58);
    double angle = arm / ARMS * 2 * Math.PI + CHANCES[first + 3] * 0.42 + eased * (0.65 + drive.low() * 2.4) * Math.PI
        + Math.sin(time + seed * 12) * (0.45 + drive.middle() * 2.1) * 0.22;
    double wave = Math.sin(eased * Math.PI * (2 + 0.2 + drive.high() * 1.8) + seed * 10);
    double ribbon = wave * look.height() * (0.018 + drive.middle() * 0.055);
    double far = (0.06 + eased * (0.88 + drive.low() * 0.35)) * Math.hypot(look.width(), look.height()) * 0.42
        * (0.62 + level * 0.74);
    double across = Math.cos(angle);
    double down = Math.sin(angle);
    double x = look.width() * 0.5 + across * far - down * ribbon;
    double y = look.height() * (0.55 - level * 0.08) + down * far + across * ribbon;
    double trail = 16 + drive.low() * 58 + level * 64;
    double fade = Math.sin(age * Math.PI);
    double size = 0.42 + fade * (0.95 + drive.high() * 2.25 + level * 2);
    Color color = color((age + arm / ARMS) % 1, fade);
    Line2D path = new Line2D.Double(
        x - across * trail + down * ribbon * 0.35, y - down * trail - across * ribbon * 0.35, x, y);
    trail(path, VisualPalette.faded(color, 0.26 + drive.middle() * 0.16),
        Math.max(0.45, size * (0.28 + drive.low() * 0.12)));
    disc(color, x, y, size);
  }

  /** Qt draws all lines up to a pixel at one width, and makes thinner ones fainter. */
  private void trail(Line2D path, Color color, double width) {
    if (width <= 1) {
      lines.draw(path, color, width);
    } else {
      graphics.setPaint(color);
      graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(path);
    }
  }

  private Color color(double place, double fade) {
    Color color = look.isRainbow()
        ? look.at(place).palette().base()
        : VisualPalette.mix(
            look.palette().base(), look.palette().light(), fade * (0.25 + look.spread() * 0.35));
    return VisualPalette.faded(color, (0.12 + drive.level() * 0.52 + drive.high() * 0.22) * fade);
  }

  /** Java samples gradients at the corners of pixels, Qt at their centres. */
  private void disc(Color color, double x, double y, double size) {
    if (look.style() == VisualStyle.MINIMAL) {
      graphics.setPaint(color);
    } else {
      graphics.setPaint(new RadialGradientPaint(
          (float) (x - 0.5), (float) (y - 0.5), (float) (size * (2.2 + look.glow() * 4)), new float[] {0, 1},
          new Color[] {color, VisualPalette.faded(color, 0)}));
    }
    graphics.fill(new Ellipse2D.Double(x - 2 * size, y - 2 * size, 4 * size, 4 * size));
  }
}
