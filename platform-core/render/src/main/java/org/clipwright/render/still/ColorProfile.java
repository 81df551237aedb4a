package org.clipwright.render.still;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ICC_ProfileRGB;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.clipwright.render.frame.ColorTable;
import org.clipwright.render.picture.ColorConversion;
import org.clipwright.render.picture.LightConversion;

/** Converts the colours of a picture with an ICC profile to sRGB. */
final class ColorProfile {

  private static final int STEPS = 33;

  /** From the profile connection space, XYZ under D50, to sRGB's linear light. */
  private static final double[] FROM_PCS = {
    3.1341359, -1.6173863, -0.4906623, -0.9787955, 1.9161415, 0.0334540, 0.0719553, -0.2289768, 1.4053861
  };

  /**
   * In 16 bits: a profile that never differs more from sRGB than this is treated as sRGB, and its pixels are left
   * unchanged.
   */
  private static final int UNSEEN = 400;

  private ColorProfile() {}

  /** The conversion for a profile's bytes; empty if it is damaged, not RGB, or sRGB. */
  public static Optional<ColorConversion> conversion(byte[] profile) {
    return of(profile).flatMap(ColorProfile::conversion);
  }

  /** Parses a profile; empty if it is damaged. */
  static Optional<ICC_Profile> of(byte[] bytes) {
    try {
      return Optional.of(ICC_Profile.getInstance(bytes));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** The conversion for a profile; empty if it is not RGB, or is sRGB. */
  static Optional<ColorConversion> conversion(ICC_Profile profile) {
    if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB || profile.getNumComponents() != 3) {
      return Optional.empty();
    }
    return profile instanceof ICC_ProfileRGB curved ? byLight(curved) : byTable(profile);
  }

  /** Curves and a matrix describe the profile completely and exactly. */
  private static Optional<ColorConversion> byLight(ICC_ProfileRGB profile) {
    LightConversion.TransferCurve[] curves = new LightConversion.TransferCurve[3];
    for (int channel = 0; channel < 3; channel++) {
      curves[channel] = curve(profile, channel);
    }
    double[] matrix = times(FROM_PCS, profile.getMatrix());
    ColorConversion conversion = new LightConversion(curves, LightConversion.SceneLight.AS_IT_IS, matrix);
    return isSrgb(conversion) ? Optional.empty() : Optional.of(conversion);
  }

  private static LightConversion.TransferCurve curve(ICC_ProfileRGB profile, int channel) {
    short[] table = tableOf(profile, channel);
    if (table.length == 0) {
      double gamma = profile.getGamma(channel);
      return signal -> Math.pow(signal, gamma);
    }
    return signal -> {
      double at = signal * (table.length - 1);
      int below = (int) Math.min(at, table.length - 2.0);
      double rest = at - below;
      return ((table[below] & 0xFFFF) * (1 - rest) + (table[below + 1] & 0xFFFF) * rest) / 65535;
    };
  }

  /** The curve's samples; none if it is a power function. */
  private static short[] tableOf(ICC_ProfileRGB profile, int channel) {
    try {
      short[] table = profile.getTRC(channel);
      return table.length > 1 ? table : new short[0];
    } catch (ProfileDataException power) {
      return new short[0];
    }
  }

  private static double[] times(double[] first, float[][] second) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int i = 0; i < 3; i++) {
          product[row * 3 + column] += first[row * 3 + i] * second[i][column];
        }
      }
    }
    return product;
  }

  private static boolean isSrgb(ColorConversion conversion) {
    for (int color = 0; color < 512; color++) {
      int red = (color >> 6) * 255 / 7;
      int green = (color >> 3 & 7) * 255 / 7;
      int blue = (color & 7) * 255 / 7;
      int converted = conversion.color(red * 257, green * 257, blue * 257);
      if (Math.abs((converted & 255) - red) > 2 || Math.abs((converted >> 8 & 255) - green) > 2
          || Math.abs((converted >> 16) - blue) > 2) {
        return false;
      }
    }
    return true;
  }

  private static Optional<ColorConversion> byTable(ICC_Profile profile) {
    WritableRaster source = raster();
    WritableRaster target = source.createCompatibleWritableRaster();
    short[] nodes = ((DataBufferUShort) source.getDataBuffer()).getData();
    fill(nodes);
    return convert(profile, source, target)
        .map(converted -> ((DataBufferUShort) converted.getDataBuffer()).getData())
        .filter(converted -> differ(nodes, converted))
        .map(converted -> ColorTable.of(STEPS, converted));
  }

  /** Converts a raster from a profile's colours to sRGB; empty when the profile does not allow it. */
  static Optional<WritableRaster> convert(ICC_Profile profile, Raster source, WritableRaster target) {
    try {
      ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
      return Optional.of(new ColorConvertOp(way, null).filter(source, target));
    } catch (CMMException | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  /** The profile of an RGB colour space that is neither sRGB nor the platform's linear RGB. */
  static Optional<ICC_Profile> of(ColorSpace space) {
    boolean other = space instanceof ICC_ColorSpace && space.getType() == ColorSpace.TYPE_RGB && !space.isCS_sRGB()
        && !space.equals(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB));
    return other ? Optional.of(((ICC_ColorSpace) space).getProfile()) : Optional.empty();
  }

  private static WritableRaster raster() {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, STEPS, STEPS * STEPS, 3, null);
  }

  private static void fill(short[] nodes) {
    int at = 0;
    for (int red = 0; red < STEPS; red++) {
      for (int green = 0; green < STEPS; green++) {
        for (int blue = 0; blue < STEPS; blue++) {
          nodes[at++] = (short) (red * 65535 / (STEPS - 1));
          nodes[at++] = (short) (green * 65535 / (STEPS - 1));
          nodes[at++] = (short) (blue * 65535 / (STEPS - 1));
        }
      }
    }
  }

  private static boolean differ(short[] nodes, short[] converted) {
    for (int i = 0; i < nodes.length; i++) {
      if (Math.abs((nodes[i] & 0xFFFF) - (converted[i] & 0xFFFF)) > UNSEEN) {
        return true;
      }
    }
    return false;
  }
}
