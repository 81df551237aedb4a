package org.clipwright.plugin.effects.picture.key;

/**
 * The perceived difference of colours from a key: a formula based on CIEDE2000 with coordinates rounded to bytes, and
 * with the original engine's simplifications of the chroma factor and hue terms.
 */
final class CieDifference {

  private final int keyL;
  private final int keyA;
  private final int keyB;

  CieDifference(int red, int green, int blue) {
    CieLab key = CieLab.of(red, green, blue);
    keyL = lightness(key);
    keyA = shifted(key.a);
    keyB = shifted(key.b);
  }

  /** The difference from an 8-bit colour. */
  float to(int red, int green, int blue) {
    CieLab color = CieLab.of(red, green, blue);
    return (float) between(lightness(color), shifted(color.a), shifted(color.b));
  }

  private static int lightness(CieLab color) {
    return Math.clamp(Math.round(color.lightness * 2.55), 0, 255);
  }

  /** Stored as a byte with 128 for grey, but read back with 127 as the centre. */
  private static int shifted(float coordinate) {
    return Math.clamp(Math.round(coordinate + 128.0), 0, 255) - 127;
  }

  private double between(int byteL, int a2, int b2) {
    double l1 = keyL / 2.55;
    double l2 = byteL / 2.55;
    double meanC = (Math.hypot(keyA, keyB) + Math.hypot(a2, b2)) / 2;
    double stretch = 1 + 0.5 * (1 - Math.sqrt(meanC / (meanC + 25)));
    double a1 = keyA * stretch;
    double a2s = a2 * stretch;
    double c1 = Math.hypot(a1, keyB);
    double c2 = Math.hypot(a2s, b2);
    double h1 = angle(keyB, a1);
    double h2 = angle(b2, a2s);
    double apart = apart(h1, h2, c1 * c2);
    double meanH = mean(h1, h2, c1 * c2);
    double chroma = (c1 + c2) / 2;
    double t = 1 - 0.17 * cos(meanH - 30) + 0.24 * cos(2 * meanH) + 0.32 * cos(3 * meanH + 6)
        - 0.20 * cos(4 * meanH - 63);
    double fromMiddle = Math.pow((l1 + l2) / 2 - 50, 2);
    double partL = (l2 - l1) / (1 + 0.015 * fromMiddle / Math.sqrt(20 + fromMiddle));
    double partC = (c2 - c1) / (1 + 0.045 * chroma);
    double partH = apart / (1 + 0.015 * chroma * t);
    double chord = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(apart / 2)) / (1 + 0.015 * chroma * t);
    double turn = -2 * Math.sqrt(chroma / (chroma + 25))
        * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((meanH - 275) / 25, 2))));
    return Math.sqrt(Math.max(0, partL * partL + partC * partC + partH * partH + turn * partC * chord));
  }

  private static double angle(double y, double x) {
    double degrees = x == 0 && y == 0 ? 0 : Math.toDegrees(Math.atan2(y, x));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double apart(double h1, double h2, double chromas) {
    double apart = h2 - h1;
    if (chromas == 0) {
      return 0;
    }
    return apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart;
  }

  private static double mean(double h1, double h2, double chromas) {
    double sum = h1 + h2;
    if (chromas == 0 || Math.abs(h1 - h2) <= 180) {
      return chromas == 0 ? sum : sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
