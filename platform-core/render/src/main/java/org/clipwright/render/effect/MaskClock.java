package org.clipwright.render.effect;

import org.clipwright.render.plan.FrameMapping;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rounding;
import org.clipwright.timeline.TimelineRange;

/**
 * Selects the frame of a mask video for a frame of an effect.
 *
 * @param settings how frames are counted
 * @param range the effect's own start and end, which select the part of the mask that is played
 * @param hostRate frames a second of the timeline
 * @param maskRate frames a second of the mask
 * @param maskLength frames of the mask
 * @param fidelity the original shows the mask's frame that is nearest
 */
public record MaskClock(
    MaskSettings settings, TimelineRange range, double hostRate, double maskRate, long maskLength, Fidelity fidelity) {

  /** Where an effect is applied. */
  public enum ClockPlace {
    CLIP,
    /** There the effect's frame numbers include its start, which is subtracted again. */
    TIMELINE
  }

  /** The mask's frame, from 1. */
  public long frame(long effectFrame, ClockPlace place) {
    long passed = Math.max(0, effectFrame - 1);
    if (place == ClockPlace.TIMELINE) {
      passed = Math.max(0, passed - Rounding.halfAwayFromZero(range.start() * hostRate));
    }
    long index = settings.time() == MaskSettings.Time.SOURCE ? atItsOwnRate(passed) : passed;
    long length = Math.max(1, maskLength);
    double seconds = length / maskRate;
    long first = Math.clamp(Rounding.halfAwayFromZero(Math.clamp(range.start(), 0, seconds) * maskRate) + 1, 1, length);
    long end = Rounding.halfAwayFromZero(Math.clamp(range.end(), 0, seconds) * maskRate) + 1;
    long last = range.end() > 0 ? Math.clamp(end, first, length) : length;
    return first + looped(index, last - first + 1);
  }

  private long atItsOwnRate(long passed) {
    return fidelity.original() ? Rounding.halfAwayFromZero(passed / hostRate * maskRate)
        : FrameMapping.begun(passed, maskRate / hostRate);
  }

  private long looped(long index, long count) {
    return switch (settings.loop()) {
      case ONCE -> Math.min(index, count - 1);
      case REPEAT -> index % count;
      case PING_PONG -> {
        long cycle = Math.max(1, 2 * count - 2);
        long phase = index % cycle;
        yield phase < count ? phase : cycle - phase;
      }
    };
  }
}
