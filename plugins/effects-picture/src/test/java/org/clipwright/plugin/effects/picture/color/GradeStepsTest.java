package org.clipwright.plugin.effects.picture.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** Whole rows are graded as each pixel would be by itself, step by step. */
class GradeStepsTest {

  private static final PictureEffect EFFECT = new ColorGrade();
  private static final FakeParameters INITIAL = FakeParameters.initial(EFFECT.descriptor());

  @Test
  void everyPixelIsGradedByItself() {
    for (double exposure : List.of(-0.7, 0.0, 0.4)) {
      for (double shadows : List.of(0.0, 0.6)) {
        for (double wheel : List.of(0.0, 0.2)) {
          assertGraded(new Grade(0.3, exposure, 0.2, -0.5, shadows, wheel, 1.4, -0.3, 0.9));
        }
      }
    }
    assertGraded(new Grade(0, 0, -1, 0, 0, 0, 4, 1, 1));
    assertGraded(new Grade(-1, 2, 1, 1, -1, -0.4, 0, 0, 0.5));
  }

  private static void assertGraded(Grade grade) {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.translucentNoise(arena, 97, 60, 3);
      Frame result = PictureRun.once(arena, EFFECT, FakeEffectSetup.of(grade.parameters()), source);
      for (int i = 0; i < source.size(); i++) {
        assertThat(result.pixel(i)).as("%s at %d", grade, i).isEqualTo(grade.of(source.pixel(i)));
      }
    }
  }

  /** What the parameters ask for, reckoned for one pixel at a time. */
  private record Grade(
      double temperature, double exposure, double contrast, double highlights, double shadows, double wheel,
      double saturation, double vibrance, double mix) {

    FakeParameters parameters() {
      return INITIAL.with("temperature", temperature).with("exposure", exposure).with("contrast", contrast)
          .with("highlights", highlights).with("shadows", shadows).with("wheels.midtones.luma_keyframes", wheel)
          .with("wheels.shadows.luma_keyframes", wheel).withColor("wheels.global.color_keyframes", Color.of(255, 0, 0))
          .with("wheels.global.amount_keyframes", wheel).with("saturation", saturation).with("vibrance", vibrance)
          .with("mix", mix);
    }

    int of(int pixel) {
      int alpha = pixel >>> 24;
      if (alpha == 0) {
        return pixel;
      }
      float[] color = {part(pixel, 0), part(pixel, 8), part(pixel, 16)};
      float[] graded = color.clone();
      expose(graded);
      tone(graded);
      turn(graded);
      saturate(graded);
      int[] bytes = new int[3];
      for (int channel = 0; channel < 3; channel++) {
        float mixed = color[channel] + (graded[channel] - color[channel]) * (float) mix;
        bytes[channel] = Math.clamp(Math.round(mixed * alpha), 0, alpha);
      }
      return Pixel.of(bytes[0], bytes[1], bytes[2], alpha);
    }

    private static float part(int pixel, int shift) {
      return Math.min(1, (pixel >>> shift & 0xFF) / (float) (pixel >>> 24));
    }

    private void expose(float[] color) {
      float gain = (float) Math.pow(2, exposure);
      float[] balance = {0.125f * (float) temperature, 0, -0.125f * (float) temperature};
      for (int channel = 0; channel < 3; channel++) {
        float exposed = within(within(color[channel] + balance[channel]) * gain);
        color[channel] = within((exposed - 0.5f) * (1 + (float) contrast) + 0.5f);
      }
    }

    private void tone(float[] color) {
      float luma = luma(color);
      float lift = 0.35f * (float) shadows * (1 - luma) * (1 - luma) + 0.35f * (float) highlights * luma * luma;
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = within(color[channel] + lift);
      }
    }

    private void turn(float[] color) {
      float amount = (float) wheel;
      float luma = luma(color);
      float middle = 2 * Math.abs(luma - 0.5f);
      float[] all = {amount * (255 - 85f) / 255, amount * -85f / 255, amount * -85f / 255};
      for (int channel = 0; channel < 3; channel++) {
        color[channel] =
            within(color[channel] + all[channel] + amount * ((1 - luma) * (1 - luma)) + amount * (1 - middle * middle));
      }
    }

    private void saturate(float[] color) {
      float luma = luma(color);
      float highest = Math.max(color[0], Math.max(color[1], color[2]));
      float lowest = Math.min(color[0], Math.min(color[1], color[2]));
      float factor = Math.max(0, (float) saturation * (1 + (float) vibrance * (1 - (highest - lowest))));
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = within(luma + (color[channel] - luma) * factor);
      }
    }

    private static float luma(float[] color) {
      return 0.299f * color[0] + 0.587f * color[1] + 0.114f * color[2];
    }

    private static float within(float value) {
      return Math.clamp(value, 0f, 1f);
    }
  }
}
