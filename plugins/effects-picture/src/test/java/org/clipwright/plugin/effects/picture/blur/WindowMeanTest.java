package org.clipwright.plugin.effects.picture.blur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowMeanTest {

  @Test
  void productsAreTheMeansOfSinglePrecision() {
    int products = 0;
    for (int radius = 0; radius <= WindowMean.LONGEST; radius++) {
      WindowMean mean = WindowMean.of(radius);
      float share = 1f / (2 * radius + 1);
      for (int sum = 0; sum <= 255 * (2 * radius + 1); sum++) {
        int expected = (int) (sum * share + 0.5f);
        assertThat(mean.of(sum, 0)).isEqualTo(expected);
        if (mean.isProduct()) {
          assertThat(sum * mean.factor() + mean.offset() >>> mean.places()).isEqualTo(expected);
        }
      }
      products += mean.isProduct() ? 1 : 0;
    }
    assertThat(products).isGreaterThan(115);
  }

  @Test
  void meansOfOneByteAreThatByte() {
    WindowMean mean = WindowMean.of(0);
    assertThat(IntStream.range(0, 256).map(sum -> mean.of(sum, 0)).toArray())
        .isEqualTo(IntStream.range(0, 256).toArray());
  }
}
