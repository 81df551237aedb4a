package org.clipwright.render.setup;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A thread that makes items one after another for somebody who takes them in order; a failure is handed on like an
 * item.
 */
public final class StageThread<T> implements AutoCloseable {

  private static final long CHECK_MILLIS = 500;
  private static final long JOIN_MILLIS = 10_000;

  private final BlockingQueue<Entry<T>> queue;
  private final Thread thread;
  private final Consumer<T> discard;

  /** Beside the interrupt, which libraries that load and draw pictures may swallow. */
  private volatile boolean stopped;

  /** Either an item or a failure. */
  private record Entry<T>(T item, Throwable failure) {}

  /** Makes the items. */
  @FunctionalInterface
  public interface Maker<T> {

    /** Puts all items in order; ends early when interrupted. */
    void make(Outlet<T> outlet) throws InterruptedException;
  }

  /** Where items go. */
  @FunctionalInterface
  public interface Outlet<T> {

    /** Waits for room and puts an item. */
    void put(T item) throws InterruptedException;
  }

  /** Starts making items, at most so many ahead; those never taken are discarded. */
  public StageThread(String name, int ahead, Consumer<T> discard, Maker<T> maker) {
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.discard = discard;
    this.thread = Thread.ofPlatform().daemon().name(name).start(() -> run(maker));
  }

  /**
   * The next item; waits for it.
   *
   * @param watch called now and then while waiting; may throw
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

  /** As {@link #next(Runnable)} without a watch. */
  public T next() throws InterruptedException {
    return next(() -> {});
  }

  /** Asks the thread to end. */
  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  private void requireRunning() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException();
    }
  }

  /** Whether the thread has ended; waits a while for it. */
  public boolean ended() {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** Ends the thread and discards what nobody took. */
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

  /** What to throw for whatever went wrong on another thread. */
  public static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException known -> known;
      case OutOfMemoryError memory -> new RenderException("There is not enough memory to render this.", memory);
      default -> new RenderException("Rendering failed: " + RenderException.ended(failure.toString()), failure);
    };
  }
}
