package org.clipwright.plugin.effects.picture.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianBoxesTest {

  @Test
  void boxesOfAHairsBreadthAreNone() {
    assertThat(GaussianBoxes.radii(0.1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 7.5, 40})
  void boxesSpreadAsFarAsTheGaussian(double sigma) {
    int[] radii = GaussianBoxes.radii(sigma);
    double variance = Arrays.stream(radii).map(radius -> 2 * radius + 1).mapToDouble(w -> (w * w - 1) / 12.0).sum();
    assertThat(radii).hasSize(3);
    assertThat(Math.sqrt(variance)).isCloseTo(sigma, within(0.2));
  }
}
