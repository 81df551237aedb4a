package org.clipwright.services.export;

import java.time.Duration;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.Rational;

/**
 * How long an export may be, in time and in frames: at a very high frame rate, time alone would be no limit.
 *
 * @param longest the longest allowed
 */
public record ExportLength(Duration longest) {

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
          "These are " + frames
              + " frames, or %.1f hours; an export may be at most %s hours long and have at most %d frames."
                  .formatted(seconds / 3600, longest.toHours(), mostFrames));
    }
  }
}
