package org.clipwright.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.RunningEffects;

/**
 * The limits for the effects of plugins.
 *
 * @param frame the time limit for one frame of an effect
 * @param memoryGone whether this process holds more memory than it may
 */
public record EffectLimits(Duration frame, BooleanSupplier memoryGone) {

  /** Supervises the effects of one render, and records the running ones. */
  EffectSupervision supervision(RunningEffects record) {
    return new EffectSupervision(frame, memoryGone, record);
  }
}
