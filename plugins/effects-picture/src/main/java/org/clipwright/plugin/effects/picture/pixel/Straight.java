package org.clipwright.plugin.effects.picture.pixel;

/**
 * Takes the alpha out of a colour byte and puts it back, cut to whole numbers at both steps as the original engine
 * does.
 */
public final class Straight {

  private static final float[] OPACITY = opacity();

  private Straight() {}

  private static float[] opacity() {
    float[] values = new float[256];
    for (int alpha = 0; alpha < values.length; alpha++) {
      values[alpha] = alpha / 255f;
    }
    return values;
  }

  /** The straight colour of a premultiplied one, 0 to 255; 0 where nothing is to be seen. */
  public static int of(int premultiplied, int alpha) {
    return alpha == 255 ? premultiplied : alpha == 0 ? 0 : Math.min(255, (int) (premultiplied / OPACITY[alpha]));
  }

  /**
   * The same where a colour may be brighter than its alpha allows, as the original has it after effects that leave
   * straight colours: values above 255 stay.
   */
  public static int unlimited(int premultiplied, int alpha) {
    return alpha == 0 ? 0 : (int) (premultiplied / OPACITY[alpha]);
  }

  /** The same in a byte: values above 255 start again at 0. */
  public static int wrapped(int premultiplied, int alpha) {
    return unlimited(premultiplied, alpha) & 0xFF;
  }

  /** The premultiplied colour of a straight one from 0 to 255. */
  public static int premultiplied(int straight, int alpha) {
    return alpha == 255 ? straight : (int) (straight * OPACITY[alpha]);
  }
}
