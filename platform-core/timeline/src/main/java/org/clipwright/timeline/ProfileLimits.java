package org.clipwright.timeline;

import java.util.Locale;
import java.util.Optional;

/**
 * The limits on a profile that let a frame's picture and sound fit into memory; the one rule for all code that accepts
 * a profile.
 */
public final class ProfileLimits {

  private static final double LOWEST_RATE = 0.01;
  private static final double HIGHEST_RATE = 1000;

  /** Samples of one frame in all channels. */
  private static final long MOST_SAMPLES = 1L << 24;

  private ProfileLimits() {}

  /**
   * A value that exceeds its limit.
   *
   * @param property the property to change: {@code width}, {@code fps} or {@code sample_rate}
   * @param sentence what is wrong with it, and what would be possible
   */
  public record Excess(String property, String sentence) {}

  /** The first value that exceeds its limit; empty if the profile can be rendered. */
  public static Optional<Excess> excess(Profile profile) {
    return LargestPicture.refusal(profile.width(), profile.height()).map(sentence -> new Excess("width", sentence))
        .or(() -> rate(profile.fps()))
        .or(() -> sound(profile));
  }

  private static Optional<Excess> rate(Rational fps) {
    boolean possible = fps.toDouble() >= LOWEST_RATE && fps.toDouble() <= HIGHEST_RATE;
    return possible ? Optional.empty() : Optional.of(new Excess("fps",
        "A rate of " + fps + " frames per second is out of range; it can be 0.01 to 1000."));
  }

  private static Optional<Excess> sound(Profile profile) {
    double samples = profile.sampleRate() / profile.fps().toDouble() * Math.max(1, profile.channels());
    return samples <= MOST_SAMPLES ? Optional.empty() : Optional.of(new Excess("sample_rate", String.format(Locale.ROOT,
        "A frame with %,.0f audio samples is too long: at most %,d in all channels are allowed. Lower the sample"
            + " rate, or raise the frame rate.",
        samples, MOST_SAMPLES)));
  }
}
