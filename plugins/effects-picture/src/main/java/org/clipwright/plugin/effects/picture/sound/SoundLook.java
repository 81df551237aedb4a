package org.clipwright.plugin.effects.picture.sound;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * How the sound of one frame is drawn.
 *
 * @param settings the settings that are constant from frame to frame
 * @param frame the frame's number
 * @param gain amplification of the sound
 * @param smoothing how much neighbours resemble each other, 0 to 1
 * @param detail level of detail, 0 to 1
 * @param glow strength of the glow, 0 to 1
 * @param spread how far colours deviate from the chosen one, 0 to 1
 * @param low lowest frequency in Hz
 * @param high highest frequency in Hz
 * @param seed the colour at which rainbows begin
 */
record SoundLook(
    Settings settings, int width, int height, long frame, double gain, double smoothing, double detail, double glow,
    double spread, double low, double high, Color seed, VisualPalette palette) {

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
  private static final float[] RAINBOW_PLACES = {0, 0.16f, 0.33f, 0.5f, 0.66f, 0.83f, 1};

  /** Which colours are used; in the order of the numbers in projects. */
  enum Coloring {
    SEED,
    RAINBOW
  }

  /** How channels are shown; in the order of the numbers in projects. */
  enum Lanes {
    AUTO,
    COMBINED,
    SPLIT,
    OVERLAY
  }

  /** The settings that are constant from frame to frame. */
  record Settings(VisualStyle style, Coloring coloring, Lanes lanes, Fidelity fidelity) {}

  static SoundLook of(PictureContext context, Settings settings) {
    double glow = settings.style.glow(part(context, GLOW));
    double spread = part(context, COLOR_SPREAD);
    double low = hertz(context.value(FREQUENCY_LOW));
    double high = Math.max(low + 1, hertz(context.value(FREQUENCY_HIGH)));
    Color seed = seed(context);
    return new SoundLook(
        settings, context.width(), context.height(), context.frameNumber(),
        Math.clamp(context.value(INTENSITY), LOWEST_GAIN, HIGHEST_GAIN), part(context, SMOOTHING),
        part(context, DETAIL), glow, spread, low, high, seed,
        VisualPalette.of(seed, settings.style, glow, spread));
  }

  private static double part(PictureContext context, NumericParameter parameter) {
    return Math.clamp(context.value(parameter), 0, 1);
  }

  private static Color seed(PictureContext context) {
    org.clipwright.sdk.media.Color color = context.value(COLOR);
    return new Color(color.red(), color.green(), color.blue(), color.alpha());
  }

  /** Up to 1, a position between the lowest and highest audible tones; above that, the frequency itself. */
  private static double hertz(double value) {
    return value > 1 ? value : LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, Math.max(0, value));
  }

  VisualStyle style() {
    return settings.style;
  }

  /** Whether to match the original's drawing to the pixel. */
  boolean original() {
    return settings.fidelity.original();
  }

  boolean isRainbow() {
    return settings.coloring == Coloring.RAINBOW;
  }

  boolean glows() {
    return glow > 0.01;
  }

  /**
   * The size of a small picture's pixel; it grows with the picture so that lines stay visible, except in the
   * original's.
   */
  double unit() {
    return original() ? 1 : Math.max(1, Math.min(width, height) / SMALL_PICTURE);
  }

  /** A count between two limits, according to the level of detail. */
  int count(int least, int most) {
    return (int) Math.round(least + (most - least) * detail);
  }

  /** A pen with round ends, with a width in pixels of a small picture. */
  Stroke pen(double pixels) {
    return new BasicStroke((float) (pixels * unit()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** A pen with blunt ends, for drawing without antialiasing. */
  Stroke bluntPen(double pixels) {
    return new BasicStroke((float) (pixels * unit()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  }

  /** The default line width in pixels of a small picture. */
  double line() {
    return style().line(glow);
  }

  /** The same look with the colours that go with another base colour. */
  SoundLook in(Color base) {
    return new SoundLook(
        settings, width, height, frame, gain, smoothing, detail, glow, spread, low, high, seed,
        VisualPalette.of(base, style(), glow, spread));
  }

  /** The look of a part of the drawing, at a position from 0 to 1. */
  SoundLook at(double place) {
    return isRainbow() ? in(VisualPalette.rainbow(seed, place, spread)) : this;
  }

  /** The paint for lines: a colour, or the rainbow from left to right with the given opacity. */
  Paint ink(Color plain, double rainbowAlpha) {
    return isRainbow() ? rainbow(0, width, rainbowAlpha) : plain;
  }

  /** The paint for areas between two heights, with the given opacity. */
  Paint area(double top, double bottom, double alpha) {
    return isRainbow() ? rainbow(0, width, style().rainbowAlpha * alpha) : fill(top, bottom, alpha);
  }

  /** The paint for shapes of one colour between two heights, with the given opacity. */
  Paint fill(double top, double bottom, double alpha) {
    VisualStyle.Fill fill = style().fill;
    return LinearPaint.down(
        top, Math.max(bottom, top + 1), new float[] {0, (float) fill.place(), 1},
        VisualPalette.faded(palette.light(), fill.top() * alpha),
        VisualPalette.faded(palette.base(), fill.middle() * alpha),
        VisualPalette.faded(palette.base(), fill.bottom() * alpha));
  }

  /** The rainbow between two columns. */
  Paint rainbow(double from, double to, double alpha) {
    return LinearPaint.across(from, Math.max(to, from + 1), RAINBOW_PLACES, rainbowColors(alpha));
  }

  /** The rainbow around the centre of the picture, or a colour that gets lighter and darker around it. */
  Paint round(double rainbowAlpha) {
    return isRainbow()
        ? new ConicalPaint(width / 2.0, height / 2.0, RAINBOW_PLACES, rainbowColors(rainbowAlpha))
        : new ConicalPaint(
            width / 2.0, height / 2.0, new float[] {0, 0.45f, 1},
            new Color[] {palette.base(), palette.light(), palette.accent()});
  }

  private Color[] rainbowColors(double alpha) {
    Color[] colors = new Color[RAINBOW_PLACES.length];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = VisualPalette.faded(VisualPalette.rainbow(seed, RAINBOW_PLACES[i], spread), alpha);
    }
    return colors;
  }
}
