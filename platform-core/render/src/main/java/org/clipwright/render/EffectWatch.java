package org.clipwright.render;

import java.time.Duration;

/** Knows which effect is running and since when, so that one that never ends can be told. Any thread may call it. */
final class EffectWatch {

  /** How long an effect may take for a frame. */
  static final Duration LIMIT = Duration.ofSeconds(120);

  private final Duration limit;
  private volatile String name = "";
  private volatile long startedNanos;

  EffectWatch() {
    this(LIMIT);
  }

  EffectWatch(Duration limit) {
    this.limit = limit;
  }

  void start(String effect) {
    startedNanos = System.nanoTime();
    name = effect;
  }

  void end() {
    name = "";
  }

  /** Whether the running effect has taken too long for one frame. */
  boolean stuck() {
    return !name.isEmpty() && System.nanoTime() - startedNanos > limit.toNanos();
  }

  /**
   * Does nothing while all is well.
   *
   * @throws RenderException when the running effect has taken too long for one frame
   */
  void check() {
    String running = name;
    if (stuck()) {
      throw new RenderException(
          "Effect " + running + " did not finish a frame within " + limit.toSeconds() + " seconds.");
    }
  }
}
