package org.clipwright.plugin.effects.picture.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;

class LimitedLineTest {

  private static int[] table(IntUnaryOperator rule) {
    return IntStream.range(0, 256).map(rule).toArray();
  }

  private static float factor(float contrast) {
    return 259 * (contrast + 255) / (255 * (259 - contrast));
  }

  private static int brightness(int value, float contrast, float brightness) {
    return Pixel.clamp((int) (Pixel.clamp((int) (factor(contrast) * (value - 128) + 128)) + 255 * brightness));
  }

  @Test
  void lineHasEveryByteOfTheTable() {
    long lines = 0;
    for (float contrast = -128; contrast <= 128; contrast += 8) {
      for (float light = -1; light <= 1; light += 0.05f) {
        float c = contrast;
        float b = light;
        int[] table = table(value -> brightness(value, c, b));
        lines += LimitedLine.through(table, factor(c)).stream()
            .peek(line -> assertThat(table(line::of)).as("contrast %s brightness %s", c, b).isEqualTo(table)).count();
      }
    }
    assertThat(lines).isGreaterThan(1200);
  }

  @Test
  void pixelsGetWhatTheTableHas() {
    int[] table = table(value -> brightness(value, 40, 0.1f));
    LimitedLine line = LimitedLine.through(table, factor(40)).orElseThrow();
    int[] pixels = {Pixel.opaque(0, 100, 255), Pixel.opaque(17, 128, 3)};
    line.apply(pixels);
    assertThat(pixels).containsExactly(
        Pixel.opaque(table[0], table[100], table[255]), Pixel.opaque(table[17], table[128], table[3]));
  }

  @Test
  void fallingTablesAreLinesToo() {
    assertThat(LimitedLine.through(table(value -> 255 - value), -1).map(line -> line.of(100))).contains(155);
  }

  @Test
  void steepLinesAreRightOrLeftOut() {
    for (int slope = 4; slope < 1000; slope += 5) {
      for (int middle = 0; middle < 256; middle += 51) {
        int steep = slope;
        int zero = middle;
        int[] table = table(value -> Pixel.clamp((value - zero) * steep));
        LimitedLine.through(table, slope).ifPresent(line -> assertThat(table(line::of)).isEqualTo(table));
      }
    }
  }

  @Test
  void curvesAreNoLines() {
    assertThat(LimitedLine.through(table(value -> value * value / 255), 1)).isEmpty();
    assertThat(LimitedLine.through(table(value -> value < 128 ? 0 : 255), 2)).isEmpty();
  }
}
