package org.clipwright.plugin.effects.picture.flare;

import java.util.List;
import org.clipwright.sdk.media.Color;

/** The faint reflections of a flare, of our own design: discs, bubbles and rings on the line through the centre. */
final class FlareReflections {

  private static final List<FlarePart> WHITE_LIGHT =
      List.of(
          new FlarePart(FlareShape.QUADRATIC, 0.35f, 0.012f, 34, 22, 12),
          new FlarePart(FlareShape.DISC, 0.55f, 0.020f, 8, 14, 10),
          new FlarePart(FlareShape.QUADRATIC, 0.72f, 0.008f, 60, 54, 40),
          new FlarePart(FlareShape.BUBBLE, 0.84f, 0.034f, 10, 8, 12),
          new FlarePart(FlareShape.QUADRATIC, 0.93f, 0.006f, 90, 80, 66),
          new FlarePart(FlareShape.DISC, 1.08f, 0.016f, 14, 18, 12),
          new FlarePart(FlareShape.QUADRATIC, 1.16f, 0.022f, 26, 20, 30),
          new FlarePart(FlareShape.RING, 1.24f, 0.046f, 12, 10, 16),
          new FlarePart(FlareShape.BUBBLE, 1.33f, 0.026f, 12, 16, 20),
          new FlarePart(FlareShape.QUADRATIC, 1.42f, 0.010f, 56, 44, 30),
          new FlarePart(FlareShape.DISC, 1.55f, 0.030f, 10, 14, 18),
          new FlarePart(FlareShape.QUADRATIC, 1.63f, 0.014f, 30, 36, 24),
          new FlarePart(FlareShape.BUBBLE, 1.74f, 0.042f, 8, 12, 8),
          new FlarePart(FlareShape.RING, 1.86f, 0.060f, 14, 8, 10),
          new FlarePart(FlareShape.QUADRATIC, 1.95f, 0.020f, 28, 18, 34),
          new FlarePart(FlareShape.DISC, 2.10f, 0.038f, 12, 10, 6),
          new FlarePart(FlareShape.QUADRATIC, 2.24f, 0.028f, 20, 28, 20),
          new FlarePart(FlareShape.BUBBLE, 2.45f, 0.066f, 8, 6, 12),
          new FlarePart(FlareShape.RING, 2.70f, 0.096f, 16, 14, 8));

  /** Tints less saturated than this count as white. */
  private static final float COLOURLESS = 0.01f;

  private FlareReflections() {}

  /** The reflections of a coloured light, whose colour shifts their hue and weakens them. */
  static List<FlarePart> of(Color tint) {
    float[] hsv = java.awt.Color.RGBtoHSB(tint.red(), tint.green(), tint.blue(), null);
    if (hsv[1] < COLOURLESS) {
      return WHITE_LIGHT;
    }
    return WHITE_LIGHT.stream().map(part -> turned(part, hsv, tint.alpha() / 255f)).toList();
  }

  private static FlarePart turned(FlarePart part, float[] tint, float alpha) {
    float[] own = java.awt.Color.RGBtoHSB((int) part.red(), (int) part.green(), (int) part.blue(), null);
    int color = java.awt.Color.HSBtoRGB(own[0] + tint[0], own[1] * tint[1], own[2] * tint[2] * alpha);
    return new FlarePart(
        part.shape(), part.offset(), part.radius(), color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF);
  }
}
