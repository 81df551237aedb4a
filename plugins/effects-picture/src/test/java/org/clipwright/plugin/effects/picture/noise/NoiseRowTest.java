package org.clipwright.plugin.effects.picture.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.FakePictureContext;
import org.clipwright.sdk.testkit.TestBlocks;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/** Whole rows are cleaned as each pixel would be by itself. */
class NoiseRowTest {

  private static final int WIDTH = 331;
  private static final int HEIGHT = 40;

  @Test
  void everyPixelIsCleanedByItself() {
    for (double strength : List.of(0.3, 0.78, 1.0)) {
      for (double detail : List.of(0.0, 0.5, 1.0)) {
        assertCleaned(new Settings((float) strength, (float) detail, 0.35f, 0.7f, 0.7f));
        assertCleaned(new Settings((float) strength, (float) detail, 1, 0, 0.2f));
      }
    }
  }

  private static void assertCleaned(Settings settings) {
    try (Arena arena = Arena.ofConfined()) {
      Frame now = TestFrames.translucentNoise(arena, WIDTH, HEIGHT, 1);
      Frame soft = TestFrames.noise(arena, WIDTH, HEIGHT, 2);
      Frame softest = TestFrames.noise(arena, WIDTH, HEIGHT, 3);
      Frame before = nearly(now, arena);
      Frame target = Frame.allocate(arena, WIDTH, HEIGHT);
      NoiseResponse response = new NoiseResponse();
      NoiseMemory memory = new NoiseMemory();
      response.set(settings.context(now));
      memory.set(settings.context(now), response.detail());
      NoiseRow row = NoiseRow.of(WIDTH);
      for (int y = 0; y < HEIGHT; y++) {
        row.clean(now, soft, softest, y, response);
        row.remember(before, y, memory, response);
        row.write(target, y);
      }
      for (int i = 0; i < now.size(); i++) {
        int expected = settings.cleaned(now.pixel(i), soft.pixel(i), softest.pixel(i), before.pixel(i));
        assertThat(target.pixel(i)).as("%s at %d", settings, i).isEqualTo(expected);
      }
    }
  }

  /** The same picture with its lowest bits changed, so that it is remembered. */
  private static Frame nearly(Frame frame, Arena arena) {
    Frame result = Frame.allocate(arena, WIDTH, HEIGHT);
    for (int i = 0; i < frame.size(); i++) {
      result.pixel(i, frame.pixel(i) ^ (i * 0x9E3779B1 >>> 8 & 0x070B0D));
    }
    return result;
  }

  /** What the parameters ask for, reckoned for one pixel at a time. */
  private record Settings(float strength, float detail, float temporal, float safety, float color) {

    PictureContext context(Frame frame) {
      FakeParameters parameters = FakeParameters.initial(new DenoiseImage().descriptor()).with("strength", strength)
          .with("detail", detail).with("temporal", temporal).with("motion_safety", safety).with("color_noise", color)
          .withText("response_curve", "");
      return new FakePictureContext(
          FakeEffectSetup.of(parameters).context(1), frame, frame, 0, Map.of(), TestBlocks.silence(2, 1600, 48_000));
    }

    /** With a response of 1 to all tones. */
    private float noise() {
      return strength * (1 + 0.85f * strength * strength);
    }

    private static float luma(float red, float green, float blue) {
      return 0.299f * red + 0.587f * green + 0.114f * blue;
    }

    private static float luma(int pixel) {
      return luma(Pixel.red(pixel), Pixel.green(pixel), Pixel.blue(pixel));
    }

    private static float shrunk(float difference, float threshold, float kept) {
      float noise = Math.clamp(difference, -threshold, threshold);
      return difference - noise + noise * kept;
    }

    int cleaned(int pixel, int soft, int softest, int before) {
      float loss = 1 - detail;
      float fineMost = 4 + noise() * (24 + 42 * loss);
      float middleMost = 2 + noise() * (9 + 20 * loss);
      float fineKept = Math.max(0.35f * detail * detail * detail, 1 - noise() * (0.95f + 0.24f * loss));
      float middleKept = Math.max(detail * (0.62f + 0.34f * detail), 1 - noise() * (0.46f + 0.22f * loss));
      float light = luma(softest) + shrunk(luma(soft) - luma(softest), middleMost, middleKept)
          + shrunk(luma(pixel) - luma(soft), fineMost, fineKept);
      float[] colors = new float[3];
      for (int channel = 0; channel < 3; channel++) {
        int shift = 8 * channel;
        float fineFactor = channel == 1 ? 0.8f + 0.45f * color : 0.75f + 0.55f * color;
        float middle = (soft >>> shift & 0xFF) - (softest >>> shift & 0xFF);
        float fine = (pixel >>> shift & 0xFF) - (soft >>> shift & 0xFF);
        colors[channel] = (softest >>> shift & 0xFF)
            + shrunk(middle, middleMost * (0.85f + 0.45f * color), Math.max(0, middleKept - 0.25f * color * noise()))
            + shrunk(fine, fineMost * fineFactor, Math.max(0, fineKept - 0.55f * color * noise()));
      }
      float shift = light - luma(colors[0], colors[1], colors[2]);
      for (int channel = 0; channel < 3; channel++) {
        colors[channel] += shift;
      }
      remember(colors, pixel, before);
      int alpha = pixel >>> 24;
      return Pixel.of(part(colors[0], alpha), part(colors[1], alpha), part(colors[2], alpha), alpha);
    }

    private void remember(float[] colors, int now, int before) {
      float calm = 0.02f + 0.08f * (1 - safety);
      float moving = calm + 0.055f + 0.1f * (1 - safety);
      float place = Math.clamp((motion(now, before) - calm) / (moving - calm), 0f, 1f);
      float eased = place * place * (3 - 2 * place);
      float share = Math.min(0.35f, temporal * strength * (0.45f + 0.55f * (1 - detail)) * (1 - eased));
      float light = luma(colors[0], colors[1], colors[2]);
      float mixed = light + (luma(before) - light) * share * (0.32f + 0.28f * (1 - detail));
      for (int channel = 0; channel < 3; channel++) {
        float own = colors[channel] - light;
        float old = (before >>> 8 * channel & 0xFF) - luma(before);
        colors[channel] = mixed + own + (old - own) * share * (0.65f + 0.35f * color);
      }
    }

    private static float motion(int now, int before) {
      int red = Pixel.red(now) - Pixel.red(before);
      int green = Pixel.green(now) - Pixel.green(before);
      int blue = Pixel.blue(now) - Pixel.blue(before);
      float color = (Math.abs(red) + Math.abs(green) + Math.abs(blue)) / 3f;
      return Math.max(Math.abs(luma(red, green, blue)), 0.75f * color) / 255;
    }

    private static int part(float value, int alpha) {
      return Math.clamp(Math.round(value * alpha / 255), 0, alpha);
    }
  }
}
