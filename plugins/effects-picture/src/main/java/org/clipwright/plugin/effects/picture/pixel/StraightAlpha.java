package org.clipwright.plugin.effects.picture.pixel;

/**
 * Un-premultiplies and premultiplies a colour byte, truncating at both steps as the original engine does.
 */
public final class StraightAlpha {

  private static final float[] OPACITY = opacity();

  private StraightAlpha() {}

  private static float[] opacity() {
    float[] values = new float[256];
    for (int alpha = 0; alpha < values.length; alpha++) {
      values[alpha] = alpha / 255f;
    }
    return values;
  }

  /** The straight value of a premultiplied one, 0 to 255; 0 if fully transparent. */
  public static int of(int premultiplied, int alpha) {
    return alpha == 255 ? premultiplied : alpha == 0 ? 0 : Math.min(255, (int) (premultiplied / OPACITY[alpha]));
  }

  /**
   * The same where a colour may be brighter than its alpha allows, as in the original after effects that leave straight
   * colours: values above 255 are kept.
   */
  public static int unlimited(int premultiplied, int alpha) {
    return alpha == 0 ? 0 : (int) (premultiplied / OPACITY[alpha]);
  }

  /** The same as a byte: values above 255 wrap around to 0. */
  public static int wrapped(int premultiplied, int alpha) {
    return unlimited(premultiplied, alpha) & 0xFF;
  }

  /** The premultiplied value of a straight one from 0 to 255. */
  public static int premultiplied(int straight, int alpha) {
    return alpha == 255 ? straight : (int) (straight * OPACITY[alpha]);
  }
}
