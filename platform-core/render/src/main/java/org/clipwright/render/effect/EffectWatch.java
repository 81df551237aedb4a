package org.clipwright.render.effect;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.clipwright.render.setup.EffectSupervision;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.setup.RunningEffects;
import org.clipwright.render.stage.StageThread;

/**
 * Knows which effects are running and since when, so that one that does not return can be identified. Any thread may
 * call it.
 */
public final class EffectWatch {

  private static final long CHECK_MILLIS = 200;

  private final EffectSupervision supervision;
  private final Map<Thread, Running> running = new ConcurrentHashMap<>();

  /** A running effect on one thread, possibly called by another effect that requested a sound. */
  private record Running(
      Supplier<String> name, boolean ofPlugin, long startedNanos, int slot, Optional<Running> caller) {}

  public EffectWatch(EffectSupervision supervision) {
    this.supervision = supervision;
  }

  /** Notes that an effect starts on this thread. */
  public void start(EffectName effect) {
    start(effect::text, effect.plugin().map(_ -> effect.text()));
  }

  /**
   * Notes that a group of effects starts on this thread.
   *
   * @param name returns the name of the one currently running, when asked
   * @param ofPlugins the plugins' effects among them, for the record
   */
  public void start(Supplier<String> name, Optional<String> ofPlugins) {
    int slot = ofPlugins.map(supervision.record()::started).orElse(RunningEffects.UNNOTED);
    Optional<Running> caller = Optional.ofNullable(running.get(Thread.currentThread()));
    running.put(Thread.currentThread(), new Running(name, ofPlugins.isPresent(), System.nanoTime(), slot, caller));
  }

  /** Notes that what started last on this thread has ended. */
  public void end() {
    Running ended = running.remove(Thread.currentThread());
    supervision.record().ended(ended.slot());
    ended.caller().ifPresent(caller -> running.put(Thread.currentThread(), caller));
  }

  /** Whether an effect has taken too much time or memory and must not be waited for. */
  boolean stuck() {
    return complaint().isPresent();
  }

  /**
   * Returns if all is well.
   *
   * @throws RenderException when a running effect has taken too much time or memory
   */
  public void check() {
    complaint().ifPresent(sentence -> {
      throw new RenderException(sentence);
    });
  }

  private Optional<String> complaint() {
    return running.values().stream().flatMap(each -> complaint(each).stream()).findFirst();
  }

  private Optional<String> complaint(Running effect) {
    if (System.nanoTime() - effect.startedNanos() > supervision.limit().toNanos()) {
      return Optional.of("Effect " + effect.name().get() + " did not finish within " + words(supervision.limit())
          + ".");
    }
    if (effect.ofPlugin() && supervision.memoryGone()) {
      return Optional.of("Effect " + effect.name().get() + " takes more memory than is available.");
    }
    return effect.caller().flatMap(this::complaint);
  }

  private static String words(Duration limit) {
    return limit.toMillis() < 1000 ? limit.toMillis() + " milliseconds" : limit.toSeconds() + " seconds";
  }

  /**
   * Runs work that calls effects on a separate thread, and waits for it.
   *
   * @throws RenderException when an effect fails or does not return; in the latter case its thread keeps running
   */
  public void runWatched(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    Thread.ofPlatform().daemon().name("render-close").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException waiting) {
          checkOrLeave();
        } catch (InterruptedException asked) {
          interrupted = true;
        } catch (ExecutionException failure) {
          throw StageThread.unchecked(failure.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void checkOrLeave() {
    if (stuck()) {
      supervision.threadLeft();
      check();
    }
  }
}
