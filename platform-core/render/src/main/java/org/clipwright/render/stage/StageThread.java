package org.clipwright.render.stage;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clipwright.render.setup.RenderException;

/** A thread that produces items in order for one consumer; a failure is passed on like an item. */
public final class StageThread<T> implements AutoCloseable {

  private static final long CHECK_MILLIS = 500;
  private static final long JOIN_MILLIS = 10_000;

  private final BlockingQueue<Entry<T>> queue;
  private final Thread thread;
  private final Consumer<T> discard;

  /** In addition to the interrupt, which libraries that load and draw pictures may swallow. */
  private volatile boolean stopped;

  /** Either an item or a failure. */
  private record Entry<T>(T item, Throwable failure) {}

  /** Produces the items. */
  @FunctionalInterface
  public interface Maker<T> {

    /** Puts all items in order; ends early when interrupted. */
    void make(Outlet<T> outlet) throws InterruptedException;
  }

  /** Receives the items. */
  @FunctionalInterface
  public interface Outlet<T> {

    /** Waits for room and puts an item. */
    void put(T item) throws InterruptedException;
  }

  /** Starts producing items, at most the given number ahead; those never taken are discarded. */
  public StageThread(String name, int ahead, Consumer<T> discard, Maker<T> maker) {
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.discard = discard;
    this.thread = Thread.ofPlatform().daemon().name(name).start(() -> run(maker));
  }

  /**
   * Waits for the next item and returns it.
   *
   * @param watch called periodically while waiting; may throw
   */
  public T next(Runnable watch) throws InterruptedException {
    while (true) {
      Entry<T> entry = queue.poll(CHECK_MILLIS, TimeUnit.MILLISECONDS);
      if (entry == null) {
        requireRunning();
        watch.run();
      } else if (entry.failure() == null) {
        return entry.item();
      } else {
        throw unchecked(entry.failure());
      }
    }
  }

  /** Like {@link #next(Runnable)}, without a watch. */
  public T next() throws InterruptedException {
    return next(() -> {});
  }

  /** Asks the thread to stop. */
  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  private void requireRunning() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException();
    }
  }

  /** Whether the thread has ended; waits a while for it, also if this thread is interrupted. */
  public boolean ended() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JOIN_MILLIS);
    boolean interrupted = false;
    for (long left = end - System.nanoTime(); left > 0 && thread.isAlive(); left = end - System.nanoTime()) {
      try {
        thread.join(Duration.ofNanos(left));
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** Ends the thread and discards the items not taken. */
  @Override
  public void close() {
    stop();
    ended();
    for (Entry<T> entry = queue.poll(); entry != null; entry = queue.poll()) {
      if (entry.failure() == null) {
        discard.accept(entry.item());
      }
    }
  }

  private void run(Maker<T> maker) {
    try {
      maker.make(this::putItem);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    } catch (Throwable failure) {
      fail(failure);
    }
  }

  private void putItem(T item) throws InterruptedException {
    try {
      put(new Entry<>(item, null));
    } catch (InterruptedException exception) {
      discard.accept(item);
      throw exception;
    }
  }

  private void put(Entry<T> entry) throws InterruptedException {
    while (!queue.offer(entry, CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
      requireRunning();
    }
  }

  private void fail(Throwable failure) {
    try {
      put(new Entry<>(null, failure));
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  /** The exception to throw for a failure on another thread. */
  public static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException known -> known;
      case OutOfMemoryError memory -> new RenderException("There is not enough memory to render this.", memory);
      default -> new RenderException("Rendering failed: " + RenderException.ended(failure.toString()), failure);
    };
  }
}
