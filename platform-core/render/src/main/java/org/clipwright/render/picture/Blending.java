package org.clipwright.render.picture;

import org.clipwright.timeline.BlendMode;

/** Composites rows of premultiplied pixels; the arithmetic and rounding are those of 8-bit raster painting. */
public final class Blending {

  private static final int RED_BLUE = 0xFF00FF;
  private static final int HALVES = 0x800080;
  private static final int TOP_BITS = 0x80808080;
  private static final int GROUP = 8;

  private Blending() {}

  /** The multiplier, 0 to 255, for an opacity; values outside 0 to 1 are clamped. */
  public static int coverage(double opacity) {
    double limited = Double.isNaN(opacity) ? 0 : Math.clamp(opacity, 0, 1);
    int share = (int) (limited * 256);
    return share * 255 >> 8;
  }

  /**
   * Composites pixels onto others.
   *
   * @param source the pixels on top, from index 0
   * @param target the pixels below, from index 0, replaced by the result
   * @param coverage the weight of the result, 0 to 255
   */
  static void row(BlendMode mode, int[] source, int[] target, int count, int coverage) {
    if (mode != BlendMode.SOURCE_OVER) {
      otherRow(mode, source, target, count, coverage);
    } else if (coverage == 255) {
      overRow(source, target, count);
    } else {
      overRow(source, target, count, coverage);
    }
  }

  /**
   * Composites pixels as the original engine does where colours exceed their alpha: bytes wrap around on overflow, and
   * a group of eight fully transparent pixels is skipped, whatever their colours.
   *
   * @param column the first pixel's column in the target
   */
  static void unlimitedOverRow(int[] source, int[] target, int count, int column, int coverage) {
    int end;
    for (int from = 0; from < count; from = end) {
      end = Math.min(count, (column + from & -GROUP) + GROUP - column);
      int all = 0;
      for (int i = from; i < end; i++) {
        all |= source[i];
      }
      for (int i = from; i < end && all >>> 24 != 0; i++) {
        int pixel = coverage == 255 ? source[i] : multiply(source[i], coverage);
        target[i] = overflowing(pixel, multiply(target[i], 255 - (pixel >>> 24)));
      }
    }
  }

  private static int overflowing(int pixel, int other) {
    int carried = (pixel & ~TOP_BITS) + (other & ~TOP_BITS);
    return carried ^ (pixel ^ other) & TOP_BITS;
  }

  /** Multiplies a pixel by a factor of 0 to 255, rounded. */
  public static int multiply(int pixel, int factor) {
    int low = (pixel & RED_BLUE) * factor;
    low = low + (low >>> 8 & RED_BLUE) + HALVES >>> 8 & RED_BLUE;
    int high = (pixel >>> 8 & RED_BLUE) * factor;
    high = high + (high >>> 8 & RED_BLUE) + HALVES & ~RED_BLUE;
    return low | high;
  }

  /** Mixes two pixels with factors that add up to at most 255, rounded. */
  static int mix(int pixel, int factor, int other, int otherFactor) {
    int low = (pixel & RED_BLUE) * factor + (other & RED_BLUE) * otherFactor;
    low = low + (low >>> 8 & RED_BLUE) + HALVES >>> 8 & RED_BLUE;
    int high = (pixel >>> 8 & RED_BLUE) * factor + (other >>> 8 & RED_BLUE) * otherFactor;
    high = high + (high >>> 8 & RED_BLUE) + HALVES & ~RED_BLUE;
    return low | high;
  }

  private static void overRow(int[] source, int[] target, int count) {
    for (int i = 0; i < count; i++) {
      int pixel = source[i];
      target[i] = pixel + multiply(target[i], 255 - (pixel >>> 24));
    }
  }

  private static void overRow(int[] source, int[] target, int count, int coverage) {
    for (int i = 0; i < count; i++) {
      int pixel = multiply(source[i], coverage);
      target[i] = pixel + multiply(target[i], 255 - (pixel >>> 24));
    }
  }

  private static void otherRow(BlendMode mode, int[] source, int[] target, int count, int coverage) {
    for (int i = 0; i < count; i++) {
      target[i] = blend(mode, source[i], target[i], coverage);
    }
  }

  static int blend(BlendMode mode, int source, int target, int coverage) {
    int sourceAlpha = source >>> 24;
    int targetAlpha = target >>> 24;
    return switch (mode) {
      case SOURCE_OVER -> over(multiply(source, coverage), target);
      case DESTINATION_OVER -> target + multiply(multiply(source, coverage), 255 - targetAlpha);
      case CLEAR -> multiply(target, 255 - coverage);
      case SOURCE -> mix(source, coverage, target, 255 - coverage);
      case DESTINATION -> target;
      case SOURCE_IN -> partial(multiply(source, targetAlpha), target, coverage);
      case DESTINATION_IN -> partial(multiply(target, sourceAlpha), target, coverage);
      case SOURCE_OUT -> partial(multiply(source, 255 - targetAlpha), target, coverage);
      case DESTINATION_OUT -> partial(multiply(target, 255 - sourceAlpha), target, coverage);
      case SOURCE_ATOP -> atop(multiply(source, coverage), target);
      case DESTINATION_ATOP -> partial(mix(source, 255 - targetAlpha, target, sourceAlpha), target, coverage);
      case XOR -> xor(multiply(source, coverage), target);
      case PLUS -> partial(plus(source, target), target, coverage);
      case MULTIPLY, SCREEN, OVERLAY, DARKEN, LIGHTEN, COLOR_DODGE, COLOR_BURN, HARD_LIGHT, SOFT_LIGHT, DIFFERENCE,
          EXCLUSION -> partial(separate(mode, source, target), target, coverage);
    };
  }

  private static int over(int source, int target) {
    return source + multiply(target, 255 - (source >>> 24));
  }

  private static int atop(int source, int target) {
    return mix(source, target >>> 24, target, 255 - (source >>> 24));
  }

  private static int xor(int source, int target) {
    return mix(source, 255 - (target >>> 24), target, 255 - (source >>> 24));
  }

  private static int plus(int source, int target) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      result |= Math.min(255, (source >>> shift & 255) + (target >>> shift & 255)) << shift;
    }
    return result;
  }

  private static int partial(int result, int target, int coverage) {
    return coverage == 255 ? result : mix(result, coverage, target, 255 - coverage);
  }

  /** Colours that exceed their alpha may overflow; they wrap around, as in raster painting. */
  private static int separate(BlendMode mode, int source, int target) {
    int sourceAlpha = source >>> 24;
    int targetAlpha = target >>> 24;
    int result = 255 - divide((255 - sourceAlpha) * (255 - targetAlpha)) << 24;
    for (int shift = 0; shift < 24; shift += 8) {
      int value = channel(mode, source >>> shift & 255, target >>> shift & 255, sourceAlpha, targetAlpha);
      result |= (value & 0xFF) << shift;
    }
    return result;
  }

  private static int channel(BlendMode mode, int s, int d, int sa, int da) {
    int outside = s * (255 - da) + d * (255 - sa);
    return switch (mode) {
      case MULTIPLY -> divide(s * d + outside);
      case SCREEN -> 255 - divide((255 - d) * (255 - s));
      case OVERLAY -> divide((2 * d < da ? 2 * s * d : sa * da - 2 * (da - d) * (sa - s)) + outside);
      case HARD_LIGHT -> divide((2 * s < sa ? 2 * s * d : sa * da - 2 * (da - d) * (sa - s)) + outside);
      case DARKEN -> divide(Math.min(s * da, d * sa) + outside);
      case LIGHTEN -> divide(Math.max(s * da, d * sa) + outside);
      case COLOR_DODGE -> dodge(s, d, sa, da, outside);
      case COLOR_BURN -> burn(s, d, sa, da, outside);
      case SOFT_LIGHT -> softLight(s, d, sa, da, outside);
      case DIFFERENCE -> s + d - divide(2 * Math.min(s * da, d * sa));
      case EXCLUSION -> s + d - (2 * s * d >> 8);
      case SOURCE_OVER, DESTINATION_OVER, CLEAR, SOURCE, DESTINATION, SOURCE_IN, DESTINATION_IN, SOURCE_OUT,
          DESTINATION_OUT, SOURCE_ATOP, DESTINATION_ATOP, XOR, PLUS ->
          throw new IllegalArgumentException(mode + " does not process channels separately.");
    };
  }

  private static int dodge(int s, int d, int sa, int da, int outside) {
    if (s * da + d * sa > sa * da) {
      return divide(sa * da + outside);
    }
    return s == sa || sa == 0 ? divide(outside) : divide(255 * d * sa / (255 - 255 * s / sa) + outside);
  }

  private static int burn(int s, int d, int sa, int da, int outside) {
    int sum = s * da + d * sa;
    if (sum < sa * da) {
      return divide(outside);
    }
    return s == 0 ? divide(d * sa + outside) : divide(sa * (sum - sa * da) / s + outside);
  }

  private static int softLight(int s, int d, int sa, int da, int outside) {
    int straight = da == 0 ? 0 : 255 * d / da;
    int twice = 2 * s;
    if (twice < sa) {
      return (d * (sa * 255 + (twice - sa) * (255 - straight)) + outside * 255) / 65025;
    }
    int lift =
        4 * d <= da
            ? ((16 * straight - 12 * 255) * straight + 3 * 65025) * straight / 65025
            : (int) Math.sqrt(straight * 255) - straight;
    return (d * sa * 255 + da * (twice - sa) * lift + outside * 255) / 65025;
  }

  private static int divide(int value) {
    return value + (value >> 8) + 0x80 >> 8;
  }
}
