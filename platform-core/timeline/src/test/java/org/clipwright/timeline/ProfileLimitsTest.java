package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileLimitsTest {

  private static final Rational THIRTY = new Rational(30, 1);

  @Test
  void theLargestPictureIsPossibleInAnyShape() {
    assertThat(excess(8192, 8192, THIRTY, 48_000, 2)).isEmpty();
    assertThat(excess(16_384, 4096, THIRTY, 48_000, 2)).isEmpty();
    assertThat(excess(11_520, 5760, THIRTY, 48_000, 2)).isEmpty();
  }

  @Test
  void oneThatIsLargerIsRefusedWithWhatIsPossible() {
    assertThat(excess(8193, 8192, THIRTY, 48_000, 2)).contains(
        "width: A picture of 8193x8192 pixels is too large: at most 16384 a side and 67,108,864 in all are allowed,"
            + " for example 8192x8192 or 10922x6144.");
    assertThat(excess(16_385, 2, THIRTY, 48_000, 2)).hasValueSatisfying(text -> assertThat(text).startsWith("width: "));
    assertThat(excess(16_384, 16_384, THIRTY, 48_000, 2)).isPresent();
  }

  @Test
  void ratesAreLimited() {
    assertThat(excess(16, 16, new Rational(1, 100), 48_000, 2)).isEmpty();
    assertThat(excess(16, 16, new Rational(1, 101), 48_000, 2))
        .contains("fps: A rate of 1/101 frames per second is out of range; it can be 0.01 to 1000.");
  }

  @Test
  void theSoundOfAFrameIsLimited() {
    assertThat(excess(16, 16, new Rational(1, 5), 384_000, 8)).isEmpty();
    assertThat(excess(16, 16, new Rational(1, 6), 384_000, 8)).contains(
        "sample_rate: A frame with 18,432,000 audio samples is too long: at most 16,777,216 in all channels are"
            + " allowed. Lower the sample rate, or raise the frame rate.");
  }

  private static Optional<String> excess(int width, int height, Rational fps, int sampleRate, int channels) {
    return ProfileLimits.excess(new Profile(width, height, fps, sampleRate, channels, 3))
        .map(excess -> excess.property() + ": " + excess.sentence());
  }
}
