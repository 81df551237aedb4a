package org.clipwright.media.picture;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT2020;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE431;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE432;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_ARIB_STD_B67;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE2084;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.clipwright.render.picture.ColorConversion;
import org.clipwright.render.picture.LightConversion;

/**
 * Converts to sRGB the colours of videos that are brighter than white or more saturated: HDR with SMPTE ST 2084 (PQ) or
 * ARIB STD-B67 (HLG), and the primaries of BT.2020 and Display P3. White is at 203 cd/m², as in ITU-R BT.2408.
 */
final class FilmColors {

  private static final double WHITE = 203;

  /** ITU-R BT.2100: a display of 1000 cd/m² with a system gamma of 1.2. */
  private static final double HLG_PEAK = 1000;

  private static final double HLG_GAMMA = 1.2;

  private static final double[] FROM_BT2020 = {
    1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008349, -0.018151, -0.100579, 1.118730
  };
  private static final double[] FROM_P3 = {
    1.224940, -0.224940, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274
  };
  private static final double[] FROM_SRGB = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private static final ColorConversion PQ =
      conversion(FilmColors::pq, LightConversion.SceneLight.WITH_HIGHLIGHTS, FROM_BT2020);
  private static final ColorConversion PQ_IN_P3 =
      conversion(FilmColors::pq, LightConversion.SceneLight.WITH_HIGHLIGHTS, FROM_P3);
  private static final ColorConversion PQ_IN_SRGB =
      conversion(FilmColors::pq, LightConversion.SceneLight.WITH_HIGHLIGHTS, FROM_SRGB);
  private static final ColorConversion HLG = conversion(FilmColors::hlg, FilmColors::shine, FROM_BT2020);
  private static final ColorConversion BT2020 =
      conversion(FilmColors::srgb, LightConversion.SceneLight.AS_IT_IS, FROM_BT2020);
  private static final ColorConversion P3 = conversion(FilmColors::srgb, LightConversion.SceneLight.AS_IT_IS, FROM_P3);

  private FilmColors() {}

  private static ColorConversion conversion(LightConversion.TransferCurve curve, LightConversion.SceneLight scene,
      double[] matrix) {
    return new LightConversion(new LightConversion.TransferCurve[] {curve, curve, curve}, scene, matrix);
  }

  /** The conversion of a picture's red, green and blue to sRGB; empty where they are close enough already. */
  static Optional<ColorConversion> of(AVFrame picture) {
    int primaries = picture.color_primaries();
    boolean p3 = primaries == AVCOL_PRI_SMPTE432 || primaries == AVCOL_PRI_SMPTE431;
    if (picture.color_trc() == AVCOL_TRC_SMPTE2084) {
      return Optional.of(p3 ? PQ_IN_P3 : primaries == org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709
          ? PQ_IN_SRGB : PQ);
    }
    if (picture.color_trc() == AVCOL_TRC_ARIB_STD_B67) {
      return Optional.of(HLG);
    }
    return p3 ? Optional.of(P3) : primaries == AVCOL_PRI_BT2020 ? Optional.of(BT2020) : Optional.empty();
  }

  /** SMPTE ST 2084, equation 4.1. */
  private static double pq(double signal) {
    double root = Math.pow(signal, 1 / 78.84375);
    double light = Math.max(0, root - 0.8359375) / (18.8515625 - 18.6875 * root);
    return 10_000 / WHITE * Math.pow(light, 1 / 0.1593017578125);
  }

  /** ITU-R BT.2100, scene light. */
  private static double hlg(double signal) {
    return signal <= 0.5 ? signal * signal / 3 : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
  }

  /** From scene light to display light. */
  private static void shine(float[] light) {
    double luminance = 0.2627 * light[0] + 0.6780 * light[1] + 0.0593 * light[2];
    float gain = (float) (HLG_PEAK / WHITE * Math.pow(luminance, HLG_GAMMA - 1));
    for (int i = 0; i < 3; i++) {
      light[i] *= gain;
    }
  }

  private static double srgb(double signal) {
    return signal <= 0.04045 ? signal / 12.92 : Math.pow((signal + 0.055) / 1.055, 2.4);
  }
}
