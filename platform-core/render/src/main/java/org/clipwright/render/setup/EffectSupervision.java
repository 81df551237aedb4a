package org.clipwright.render.setup;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the effects of one render are watched, and what must be known about it afterwards. Any thread may use it. */
public final class EffectSupervision {

  /** How long an effect may take for a frame by default. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  private static final int MOST_WARNINGS = 50;
  private static final Logger LOG = LoggerFactory.getLogger(EffectSupervision.class);

  private final Duration limit;
  private final BooleanSupplier memoryGone;
  private final RunningEffects record;
  private final Set<String> warnings = new LinkedHashSet<>();
  private volatile boolean threadsLeft;

  /**
   * Creates the supervision of one render.
   *
   * @param limit how long an effect may take for a frame, to open or to close
   * @param memoryGone returns whether the process uses more memory than it should
   * @param record where the names of running effects are recorded; closed by the caller
   */
  public EffectSupervision(Duration limit, BooleanSupplier memoryGone, RunningEffects record) {
    this.limit = limit;
    this.memoryGone = memoryGone;
    this.record = record;
  }

  /** A supervision with only a time limit. */
  public static EffectSupervision within(Duration limit) {
    return new EffectSupervision(limit, () -> false, RunningEffects.NOWHERE);
  }

  public Duration limit() {
    return limit;
  }

  public boolean memoryGone() {
    return memoryGone.getAsBoolean();
  }

  public RunningEffects record() {
    return record;
  }

  /** Records, and logs once, what the project's owner should know although the render continues. */
  public void warn(String sentence) {
    synchronized (warnings) {
      if (warnings.size() == MOST_WARNINGS || !warnings.add(sentence)) {
        return;
      }
    }
    LOG.warn(sentence);
  }

  /** What the project's owner should know, one sentence each; only the first ones if there are many. */
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  /** Notes that a thread of the render could not be stopped. */
  public void threadLeft() {
    threadsLeft = true;
    LOG.error("A render thread could not be stopped; it keeps its memory until the process exits.");
  }

  /** Whether threads of the render could not be stopped, so the process should be ended soon. */
  public boolean threadsLeft() {
    return threadsLeft;
  }
}
