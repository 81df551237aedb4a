package org.clipwright.plugin.effects.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 32, 256})
  void givesTheSameAsTheDefinition(int size) {
    double[] signal = noise(size);
    double[] real = signal.clone();
    double[] imaginary = new double[size];

    new Fourier(size).forward(real, imaginary);

    for (int bin = 0; bin < size; bin++) {
      double expectedReal = 0;
      double expectedImaginary = 0;
      for (int i = 0; i < size; i++) {
        double angle = -2 * Math.PI * bin * i / size;
        expectedReal += signal[i] * Math.cos(angle);
        expectedImaginary += signal[i] * Math.sin(angle);
      }
      assertThat(real[bin]).isCloseTo(expectedReal, CLOSE);
      assertThat(imaginary[bin]).isCloseTo(expectedImaginary, CLOSE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 128, 8192})
  void inverseUndoesIt(int size) {
    double[] signal = noise(size);
    double[] real = signal.clone();
    double[] imaginary = new double[size];
    Fourier fourier = new Fourier(size);

    fourier.forward(real, imaginary);
    fourier.inverse(real, imaginary);

    assertThat(real).containsExactly(signal, CLOSE);
    assertThat(imaginary).containsExactly(new double[size], CLOSE);
  }

  @Test
  void refusesSizesThatAreNoPowerOfTwo() {
    assertThatThrownBy(() -> new Fourier(48)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] noise(int size) {
    SplittableRandom random = new SplittableRandom(size);
    return random.doubles(size, -1, 1).toArray();
  }
}
