package org.clipwright.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.clipwright.render.FrameRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renderers of the projects whose frames were drawn last, with their media open, so that the next frame only has to be
 * drawn. Each serves one caller at a time, and is closed when it has not been used for a while. Thread-safe.
 */
final class KeptRenderers {

  private static final Logger LOG = LoggerFactory.getLogger(KeptRenderers.class);

  /** How many to keep: each holds decoders and their pictures. Two are in use while somebody plays one project. */
  private static final int MOST = 3;

  private static final long IDLE_SECONDS = 20;

  private final Deque<Kept> free = new ArrayDeque<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("kept-renderers").factory());

  private final Runnable spoiled;

  private record Kept(String name, FrameRenderer renderer, long sinceNanos) {}

  /**
   * Creates an empty cache.
   *
   * @param spoiled called when one is closed whose threads could not be stopped
   */
  KeptRenderers(Runnable spoiled) {
    this.spoiled = spoiled;
    clock.scheduleWithFixedDelay(this::closeIdle, IDLE_SECONDS, IDLE_SECONDS / 2, TimeUnit.SECONDS);
  }

  /**
   * Uses the renderer with this name, and keeps it unless that fails.
   *
   * @param opening opens it where none is kept
   */
  void use(String name, Supplier<FrameRenderer> opening, Consumer<FrameRenderer> work) {
    FrameRenderer renderer = take(name).orElseGet(opening);
    boolean done = false;
    try {
      work.accept(renderer);
      done = true;
    } finally {
      if (done) {
        keep(new Kept(name, renderer, System.nanoTime()));
      } else {
        close(renderer);
      }
    }
  }

  private synchronized Optional<FrameRenderer> take(String name) {
    Optional<Kept> found = free.stream().filter(kept -> kept.name().equals(name)).findFirst();
    found.ifPresent(free::remove);
    return found.map(Kept::renderer);
  }

  private void keep(Kept used) {
    List<Kept> over = new ArrayList<>();
    synchronized (this) {
      free.addLast(used);
      while (free.size() > MOST) {
        over.add(free.removeFirst());
      }
    }
    over.forEach(kept -> close(kept.renderer()));
  }

  private void closeIdle() {
    long before = System.nanoTime() - TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
    List<Kept> over;
    synchronized (this) {
      over = free.stream().filter(kept -> kept.sinceNanos() - before < 0).toList();
      free.removeAll(over);
    }
    over.forEach(kept -> close(kept.renderer()));
  }

  private void close(FrameRenderer renderer) {
    try {
      renderer.close();
    } catch (RuntimeException failure) {
      LOG.warn("A project's effects could not be closed after its frames were drawn.", failure);
    } finally {
      if (renderer.threadsLeft()) {
        spoiled.run();
      }
    }
  }
}
