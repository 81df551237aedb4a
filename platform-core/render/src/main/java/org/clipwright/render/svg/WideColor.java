package org.clipwright.render.svg;

import java.util.Optional;

/** Converts colours that are stated by how they are perceived, or in other spaces, to sRGB from 0 to 255. */
final class WideColor {

  /** From XYZ under daylight of 5000 K to linear sRGB. */
  private static final double[][] FROM_D50 = {{3.1341359, -1.6173863, -0.4906619}, {-0.9787955, 1.9161415, 0.0334473},
    {0.0719554, -0.2289768, 1.4053860}};

  private static final double[][] FROM_P3 = {{1.2249402, -0.2249402, 0}, {-0.0420570, 1.0420570, 0},
    {-0.0196376, -0.0786361, 1.0982736}};

  private static final double[][] TO_CONES = {{1, 0.3963377774, 0.2158037573}, {1, -0.1055613458, -0.0638541728},
    {1, -0.0894841775, -1.2914855480}};

  private static final double[][] FROM_CONES = {{4.0767416621, -3.3077115913, 0.2309699292},
    {-1.2684380046, 2.6097574011, -0.3413193965}, {-0.0041960863, -0.7034186147, 1.7076147010}};

  private static final double[] WHITE_D50 = {0.9642957, 1, 0.8251046};

  private WideColor() {}

  /** CIE Lab, with the lightness from 0 to 100. */
  static double[] lab(double lightness, double a, double b) {
    double y = (Math.clamp(lightness, 0, 100) + 16) / 116;
    double[] roots = {y + a / 500, y, y - b / 200};
    double[] xyz = new double[3];
    for (int i = 0; i < 3; i++) {
      double cube = Math.pow(roots[i], 3);
      xyz[i] = WHITE_D50[i] * (cube > 216 / 24389.0 ? cube : (116 * roots[i] - 16) * 27 / 24389);
    }
    return encoded(times(FROM_D50, xyz));
  }

  /** Oklab, with the lightness from 0 to 1. */
  static double[] oklab(double lightness, double a, double b) {
    double[] cones = times(TO_CONES, new double[] {Math.clamp(lightness, 0, 1), a, b});
    for (int i = 0; i < 3; i++) {
      cones[i] = Math.pow(cones[i], 3);
    }
    return encoded(times(FROM_CONES, cones));
  }

  /** The hue at full strength, mixed with white and black. */
  static double[] hwb(double[] hue, double white, double black) {
    double sum = Math.max(1, white + black);
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = 255 * (white / sum + hue[i] / 255 * (1 - (white + black) / sum));
    }
    return white + black < 1 ? mixed : new double[] {255 * white / sum, 255 * white / sum, 255 * white / sum};
  }

  /** A colour of a named space, each channel from 0 to 1; empty for a space that is not known. */
  static Optional<double[]> of(String space, double[] channels) {
    return switch (space) {
      case "srgb" -> Optional.of(new double[] {channels[0] * 255, channels[1] * 255, channels[2] * 255});
      case "srgb-linear" -> Optional.of(encoded(channels));
      case "display-p3" -> Optional.of(encoded(times(FROM_P3, new double[] {
        linear(channels[0]), linear(channels[1]), linear(channels[2])})));
      default -> Optional.empty();
    };
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int row = 0; row < 3; row++) {
      product[row] = matrix[row][0] * vector[0] + matrix[row][1] * vector[1] + matrix[row][2] * vector[2];
    }
    return product;
  }

  private static double[] encoded(double[] linear) {
    double[] bytes = new double[3];
    for (int i = 0; i < 3; i++) {
      double light = linear[i];
      bytes[i] = 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
    }
    return bytes;
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
