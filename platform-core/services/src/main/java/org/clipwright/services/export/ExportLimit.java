package org.clipwright.services.export;

import java.time.Duration;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.Rational;

/**
 * How long an export may be, in time and in frames, and how long workers may spend on it in all its jobs together:
 * others wait for them.
 *
 * @param longest the longest allowed, for both
 */
public record ExportLimit(Duration longest) {

  /** At a very high frame rate, time alone would be no limit. */
  private static final int HIGHEST_RATE = 120;

  /**
   * Does nothing when this many frames are not too long.
   *
   * @throws ValidationException on {@code end_frame} when they are
   */
  void require(long frames, Rational fps) {
    double seconds = frames / fps.toDouble();
    long mostFrames = longest.toSeconds() * HIGHEST_RATE;
    if (seconds > longest.toSeconds() || frames > mostFrames) {
      throw ValidationException.of("end_frame",
          "The export would be %.1f hours (%d frames) long; the maximum is %d hours and %d frames."
              .formatted(seconds / 3600, frames, longest.toHours(), mostFrames));
    }
  }

  /** The message for the owner of an export on which workers spent longer. */
  public String sentence() {
    return "Rendering was stopped because it took longer than the " + longest.toHours()
        + " hours that one export may take. Export fewer frames, or export in several parts.";
  }
}
