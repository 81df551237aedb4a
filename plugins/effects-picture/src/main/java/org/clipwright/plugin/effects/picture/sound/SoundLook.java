package org.clipwright.plugin.effects.picture.sound;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.Stroke;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * How the sound of one frame is to look.
 *
 * @param settings what does not change from frame to frame
 * @param frame the frame's number
 * @param gain how much the sound is amplified
 * @param smoothing how much neighbours are alike, 0 to 1
 * @param detail how fine it is, 0 to 1
 * @param glow how much it glows, 0 to 1
 * @param spread how far colours are from the chosen one, 0 to 1
 * @param low lowest frequency in Hz
 * @param high highest frequency in Hz
 */
record SoundLook(
    Settings settings, int width, int height, long frame, double gain, double smoothing, double detail, double glow,
    double spread, double low, double high, VisualPalette palette) {

  static final ColorParameter COLOR =
      ParameterSpec.color("color", "Color", org.clipwright.sdk.media.Color.of(68, 170, 255));
  static final NumberParameter INTENSITY = ParameterSpec.number("intensity", "Intensity", 1, 0, 10);
  static final NumberParameter SMOOTHING = ParameterSpec.number("smoothing", "Smoothing", 0.35, 0, 1);
  static final NumberParameter DETAIL = ParameterSpec.number("detail", "Detail", 0.75, 0, 1);
  static final NumberParameter GLOW = ParameterSpec.number("glow", "Glow", 0.25, 0, 1);
  static final NumberParameter COLOR_SPREAD = ParameterSpec.number("color_spread", "Color Spread", 0.6, 0, 1);
  static final NumberParameter FREQUENCY_LOW = ParameterSpec.number("frequency_low", "Low Frequency", 0, 0, 1);
  static final NumberParameter FREQUENCY_HIGH = ParameterSpec.number("frequency_high", "High Frequency", 1, 0, 1);

  private static final double SMALL_PICTURE = 720;
  private static final double LOWEST_HZ = 20;
  private static final double HIGHEST_HZ = 20_000;
  private static final double HIGHEST_GAIN = 10;
  private static final double LOWEST_GAIN = 0.01;
  private static final int RAINBOW_STOPS = 7;

  /** Which colours are used; in the order of their numbers in projects. */
  enum Coloring {
    SEED,
    RAINBOW
  }

  /** How channels are shown; in the order of their numbers in projects. */
  enum Lanes {
    AUTO,
    COMBINED,
    SPLIT,
    OVERLAY
  }

  /** What does not change from frame to frame. */
  record Settings(VisualStyle style, Coloring coloring, Lanes lanes) {}

  static SoundLook of(PictureContext context, Settings settings) {
    double glow = settings.style.glow(part(context, GLOW));
    double spread = part(context, COLOR_SPREAD);
    double low = hertz(context.value(FREQUENCY_LOW));
    double high = Math.max(low + 1, hertz(context.value(FREQUENCY_HIGH)));
    return new SoundLook(
        settings, context.width(), context.height(), context.frameNumber(),
        Math.clamp(context.value(INTENSITY), LOWEST_GAIN, HIGHEST_GAIN), part(context, SMOOTHING),
        part(context, DETAIL), glow, spread, low, high,
        VisualPalette.of(seed(context), settings.style, glow, spread));
  }

  private static double part(PictureContext context, NumericParameter parameter) {
    return Math.clamp(context.value(parameter), 0, 1);
  }

  private static Color seed(PictureContext context) {
    org.clipwright.sdk.media.Color color = context.value(COLOR);
    return new Color(color.red(), color.green(), color.blue(), color.alpha());
  }

  /** Up to 1 a place between the lowest and highest tones that are heard, above that the frequency itself. */
  private static double hertz(double value) {
    return value > 1 ? Math.min(value, HIGHEST_HZ) : LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, Math.max(0, value));
  }

  VisualStyle style() {
    return settings.style;
  }

  boolean isRainbow() {
    return settings.coloring == Coloring.RAINBOW;
  }

  boolean glows() {
    return glow > 0.01;
  }

  /** Pixels for one of a small picture; lines do not get lost in large ones. */
  double unit() {
    return Math.max(1, Math.min(width, height) / SMALL_PICTURE);
  }

  /** A count between two, by how fine the drawing is. */
  int count(int least, int most) {
    return (int) Math.round(least + (most - least) * detail);
  }

  /** Round lines of a width in pixels of a small picture. */
  Stroke pen(double pixels) {
    return new BasicStroke((float) (pixels * unit()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** The usual lines' width in pixels of a small picture. */
  double line() {
    return style().line(glow);
  }

  /** The same look in the colours that go with another one. */
  SoundLook in(Color base) {
    return new SoundLook(
        settings, width, height, frame, gain, smoothing, detail, glow, spread, low, high,
        VisualPalette.of(base, style(), glow, spread));
  }

  /** The look of a part of the drawing, 0 to 1 from its first to its last. */
  SoundLook at(double place) {
    return isRainbow() ? in(VisualPalette.rainbow(palette.base(), place, spread)) : this;
  }

  /** What lines are drawn with: a colour, or the rainbow from left to right. */
  Paint ink(Color plain, double alpha) {
    return isRainbow() ? rainbow(alpha) : VisualPalette.faded(plain, alpha);
  }

  /** What areas are filled with between two heights. */
  Paint fill(double top, double bottom) {
    if (isRainbow()) {
      return rainbow(style().middleAlpha);
    }
    return new LinearGradientPaint(
        0, (float) top, 0, (float) Math.max(bottom, top + 1), new float[] {0, 0.6f, 1},
        new Color[] {
          VisualPalette.faded(palette.light(), style().topAlpha),
          VisualPalette.faded(palette.base(), style().middleAlpha),
          VisualPalette.faded(palette.base(), style().bottomAlpha)
        });
  }

  private Paint rainbow(double alpha) {
    float[] places = new float[RAINBOW_STOPS];
    IntStream.range(0, RAINBOW_STOPS).forEach(i -> places[i] = i / (RAINBOW_STOPS - 1f));
    Color[] colors = new Color[RAINBOW_STOPS];
    for (int i = 0; i < RAINBOW_STOPS; i++) {
      colors[i] = VisualPalette.faded(VisualPalette.rainbow(palette.base(), places[i], spread), alpha);
    }
    return new LinearGradientPaint(0, 0, width, 0, places, colors);
  }
}
