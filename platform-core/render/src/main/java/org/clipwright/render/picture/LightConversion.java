package org.clipwright.render.picture;

/**
 * A conversion through linear light: each channel's curve linearises the source, a matrix converts its primaries to
 * sRGB's, and out-of-gamut colours are brought into range before sRGB's own curve.
 */
public final class LightConversion implements ColorConversion {

  private static final int CURVE_STEPS = 4096;
  private static final int SHIFT = 4;
  private static final int LIGHT_STEPS = 1 << 14;
  private static final byte[] SRGB = srgb();

  private final float[][] curves = new float[3][];
  private final float[] matrix;
  private final SceneLight scene;

  /**
   * What happens to the light between curves and matrix; except with the first one, anything brighter than white is
   * rolled off towards it.
   */
  public interface SceneLight {

    /** Nothing; anything outside sRGB is clipped. */
    SceneLight AS_IT_IS = light -> {};

    /** Nothing; anything brighter than white is rolled off towards it. */
    SceneLight WITH_HIGHLIGHTS = light -> {};

    /** Changes linear red, green and blue in place. */
    void change(float[] light);
  }

  /** One channel's transfer curve. */
  public interface TransferCurve {

    /** The linear light of a signal from 0 to 1. */
    double light(double signal);
  }

  /**
   * Creates a conversion; white has a linear light of 1.
   *
   * @param curves the curves of red, green and blue
   * @param matrix from the source's linear light to sRGB's, row by row
   */
  public LightConversion(TransferCurve[] curves, SceneLight scene, double[] matrix) {
    for (int channel = 0; channel < 3; channel++) {
      this.curves[channel] = sampled(curves[channel]);
    }
    this.scene = scene;
    this.matrix = new float[9];
    for (int i = 0; i < 9; i++) {
      this.matrix[i] = (float) matrix[i];
    }
  }

  private static float[] sampled(TransferCurve curve) {
    float[] samples = new float[CURVE_STEPS + 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) curve.light(Math.min(1, (double) i / CURVE_STEPS));
    }
    return samples;
  }

  private static byte[] srgb() {
    byte[] bytes = new byte[LIGHT_STEPS + 1];
    for (int i = 0; i <= LIGHT_STEPS; i++) {
      // Dark tones need the finer steps.
      double light = square((double) i / LIGHT_STEPS);
      double signal = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      bytes[i] = (byte) Math.round(signal * 255);
    }
    return bytes;
  }

  private static double square(double value) {
    return value * value;
  }

  @Override
  public int color(int red, int green, int blue) {
    float[] light = {at(0, red), at(1, green), at(2, blue)};
    scene.change(light);
    float r = matrix[0] * light[0] + matrix[1] * light[1] + matrix[2] * light[2];
    float g = matrix[3] * light[0] + matrix[4] * light[1] + matrix[5] * light[2];
    float b = matrix[6] * light[0] + matrix[7] * light[1] + matrix[8] * light[2];
    return scene == SceneLight.AS_IT_IS ? cutOff(r, g, b) : inside(r, g, b);
  }

  private float at(int channel, int signal) {
    long scaled = (long) signal * (CURVE_STEPS << SHIFT) / 65535;
    int index = (int) (scaled >> SHIFT);
    float rest = (scaled & (1 << SHIFT) - 1) / (float) (1 << SHIFT);
    float[] curve = curves[channel];
    return curve[index] + (curve[index + 1] - curve[index]) * rest;
  }

  private static int cutOff(float r, float g, float b) {
    return byteOf(r) | byteOf(g) << 8 | byteOf(b) << 16;
  }

  /**
   * Colours brighter than white keep their hue and become whiter the brighter they are; saturated dark colours are
   * clipped.
   */
  private static int inside(float r, float g, float b) {
    float most = Math.max(r, Math.max(g, b));
    if (most <= 1) {
      return cutOff(r, g, b);
    }
    float luminance = Math.max(0, 0.2126f * r + 0.7152f * g + 0.0722f * b);
    float share = (float) Math.pow(most, -Math.clamp(2 * luminance - 1, 0, 1));
    float white = Math.max(0, luminance - 1) / (luminance + 3);
    return cutOff(whiter(r * share, white), whiter(g * share, white), whiter(b * share, white));
  }

  private static float whiter(float light, float white) {
    return Math.clamp(light, 0, 1) * (1 - white) + white;
  }

  private static int byteOf(float light) {
    return SRGB[(int) (Math.sqrt(Math.clamp(light, 0f, 1f)) * LIGHT_STEPS + 0.5)] & 255;
  }
}
