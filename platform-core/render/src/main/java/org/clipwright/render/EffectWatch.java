package org.clipwright.render;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows which effect is running and since when, so that one that never ends can be told. Any thread may call it. */
final class EffectWatch {

  /** How long an effect may take for a frame. */
  static final Duration LIMIT = Duration.ofSeconds(120);

  private final Duration limit;
  private volatile Optional<Supplier<String>> name = Optional.empty();
  private volatile long startedNanos;

  EffectWatch() {
    this(LIMIT);
  }

  EffectWatch(Duration limit) {
    this.limit = limit;
  }

  /**
   * An effect begins.
   *
   * @param effect tells its name, when it is asked for
   */
  void start(Supplier<String> effect) {
    startedNanos = System.nanoTime();
    name = Optional.of(effect);
  }

  void end() {
    name = Optional.empty();
  }

  /** Whether the running effect has taken too long for one frame. */
  boolean stuck() {
    return name.isPresent() && System.nanoTime() - startedNanos > limit.toNanos();
  }

  /**
   * Does nothing while all is well.
   *
   * @throws RenderException when the running effect has taken too long for one frame
   */
  void check() {
    Optional<Supplier<String>> running = name;
    if (running.isPresent() && stuck()) {
      throw new RenderException(
          "Effect " + running.get().get() + " did not finish a frame within " + limit.toSeconds() + " seconds.");
    }
  }
}
