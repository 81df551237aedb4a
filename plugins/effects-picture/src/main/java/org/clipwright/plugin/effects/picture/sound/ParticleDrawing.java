package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import org.clipwright.plugin.effects.picture.pixel.ThinLines;

/**
 * Sparks that drift outwards on five arms: loud sound drives them apart, low tones bend the arms, and high tones
 * enlarge them.
 */
final class ParticleDrawing implements SoundDrawing {

  private static final int ARMS = 5;
  private static final int BANDS = 36;
  private static final int LOW_END = 6;
  private static final int MIDDLE_END = 20;
  private static final double DRIFT = 0.012;

  /** How the frame's sound drives them, each 0 to 1. */
  record Drive(double level, double low, double middle, double high) {}

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    Drive drive = drive(look, sound);
    int count = count(look);
    for (int i = 0; i < count; i++) {
      spark(graphics, look, drive, i);
    }
  }

  @Override
  public void draw(Graphics2D graphics, ThinLines lines, SoundLook look, FrameSound sound) {
    if (!look.original()) {
      draw(graphics, look, sound);
      return;
    }
    Swirl swirl = new Swirl(graphics, lines, look, drive(look, sound));
    int count = count(look);
    for (int i = 0; i < count; i++) {
      swirl.draw(i);
    }
  }

  private static int count(SoundLook look) {
    return look.count(220, 1140);
  }

  private static Drive drive(SoundLook look, FrameSound sound) {
    double[] bands = sound.bands(BANDS, look);
    return new Drive(
        sound.level(FrameSound.MIXED, look.gain()), average(bands, 0, LOW_END), average(bands, LOW_END, MIDDLE_END),
        average(bands, MIDDLE_END, BANDS));
  }

  private static double average(double[] bands, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += bands[i];
    }
    return sum / (to - from);
  }

  private static void spark(Graphics2D graphics, SoundLook look, Drive drive, int number) {
    double age = (chance(number, 0) + look.frame() * DRIFT * (0.4 + chance(number, 1))) % 1;
    double arm = (double) (number % ARMS) / ARMS;
    double turn = arm + 0.07 * chance(number, 2) + (0.3 + 0.6 * drive.low) * Math.sqrt(age);
    double size = look.unit() * (0.6 + Math.sin(age * Math.PI) * (1 + 2 * drive.high + 2 * drive.level));
    double far = Math.hypot(look.width(), look.height()) * 0.42 * (0.06 + age) * (0.5 + 0.7 * drive.level);
    double wave = Math.sin(age * Math.PI * 4 + chance(number, 3) * 2 * Math.PI);
    double ripple = wave * look.height() * (0.02 + 0.06 * drive.middle);
    double across = Math.cos(2 * Math.PI * turn);
    double down = Math.sin(2 * Math.PI * turn);
    double x = look.width() / 2.0 + across * far - down * ripple;
    double y = look.height() / 2.0 + down * far + across * ripple;
    double tail = look.unit() * (6 + 30 * drive.level + 20 * drive.low) * age;
    Color color = color(look, drive, age, arm);
    graphics.setPaint(VisualPalette.faded(color, 0.35));
    graphics.setStroke(look.pen(Math.max(0.5, size / look.unit() / 3)));
    graphics.draw(new Line2D.Double(x - across * tail, y - down * tail, x, y));
    if (look.style() != VisualStyle.MINIMAL) {
      disc(graphics, VisualPalette.faded(color, 0.3), x, y, size * (1.6 + 2 * look.glow()));
    }
    disc(graphics, color, x, y, size);
  }

  private static Color color(SoundLook look, Drive drive, double age, double arm) {
    double fading = Math.sin(age * Math.PI);
    Color color = look.isRainbow()
        ? look.at((age + arm) % 1).palette().base()
        : VisualPalette.mix(look.palette().base(), look.palette().light(), fading);
    return VisualPalette.faded(color, fading * Math.min(1, 0.15 + 0.7 * drive.level + 0.2 * drive.high));
  }

  private static void disc(Graphics2D graphics, Color color, double x, double y, double radius) {
    graphics.setPaint(color);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** A number from 0 to 1 for each spark, the same in every frame. */
  private static double chance(int number, int which) {
    long mixed = (number * 4L + which + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return ((mixed ^ mixed >>> 31) >>> 11) * 0x1p-53;
  }
}
