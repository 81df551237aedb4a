package org.clipwright.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.RunningEffects;

/**
 * How much the effects of plugins may take.
 *
 * @param frame time for one frame of an effect
 * @param memoryGone whether this process holds more memory than it may
 */
public record EffectLimits(Duration frame, BooleanSupplier memoryGone) {

  /** Watches the effects of one render, and writes the running ones down. */
  EffectSupervision supervision(RunningEffects record) {
    return new EffectSupervision(frame, memoryGone, record);
  }
}
