package org.clipwright.plugin.effects.picture.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Tests gradients against what Qt draws. */
class LinearPaintTest {

  private static final float[] ENDS = {0, 1};

  private static BufferedImage drawn(LinearPaint paint, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(paint);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  @Test
  void aPixelHasTheColourOfItsCentre() {
    BufferedImage down = drawn(LinearPaint.down(0, 4, ENDS, Color.BLACK, Color.WHITE), 1, 4);
    BufferedImage across = drawn(LinearPaint.across(1, 3, ENDS, Color.BLACK, Color.WHITE), 4, 1);

    assertThat(new int[] {down.getRGB(0, 0), down.getRGB(0, 1), down.getRGB(0, 3)})
        .containsExactly(0xFF202020, 0xFF606060, 0xFFDFDFDF);
    assertThat(new int[] {across.getRGB(0, 0), across.getRGB(1, 0), across.getRGB(2, 0), across.getRGB(3, 0)})
        .containsExactly(0xFF000000, 0xFF404040, 0xFFBFBFBF, 0xFFFFFFFF);
  }

  @Test
  void coloursAreMixedAsMuchAsTheyAreSeen() {
    LinearPaint paint = LinearPaint.down(0, 1, ENDS, new Color(255, 255, 255, 0), new Color(255, 0, 0, 200));

    assertThat(paint.color(0)).isZero();
    assertThat(paint.color(0.5)).isEqualTo(0x64640000);
    assertThat(paint.color(1)).isEqualTo(0xC8C80000);
  }

  /** From 140 of (41, 102, 160) to 89 of (68, 170, 255), which both look like (23, 59, 88) on black. */
  @Test
  void aGradientBetweenEquallyBrightColoursIsEven() {
    LinearPaint paint =
        LinearPaint.down(0, 1, ENDS, new Color(41, 102, 160, 140), new Color(68, 170, 255, 89));

    for (double place = 0; place <= 1; place += 0.125) {
      assertThat(paint.color(place) & 0xFF).isBetween(88, 89);
    }
  }
}
