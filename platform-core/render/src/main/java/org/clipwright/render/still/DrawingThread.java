package org.clipwright.render.still;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.batik.util.HaltingThread;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderCancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads or draws a drawing on a thread of its own, which is halted when it takes too long: measured in processor time,
 * so that no drawing fails because the machine is busy, and in any case after a multiple of that in elapsed time.
 */
final class DrawingThread {

  private static final long CHECK_MILLIS = 50;
  private static final long END_MILLIS = 2_000;
  private static final int WAITING = 8;
  private static final int FREE_PART = 4;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Logger LOG = LoggerFactory.getLogger(DrawingThread.class);

  private DrawingThread() {}

  /**
   * Runs the work and returns its result.
   *
   * @param name the drawing's name, for messages
   * @param limit limit of processor time
   * @throws MediaException when it takes longer than the limit, or more memory than is available
   * @throws RenderCancelledException when the caller is interrupted while waiting
   */
  static <T> T call(String name, Duration limit, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(() -> inFreeMemory(name, work));
    HaltingThread thread = new HaltingThread(task, "drawing");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread, name, limit);
    } catch (InterruptedException stopped) {
      // Whoever interrupts a job allows it one second before ending the process: there is no time to watch the thread.
      ask(thread);
      Thread.currentThread().interrupt();
      throw new RenderCancelledException();
    } catch (ExecutionException failure) {
      throw cause(name, failure.getCause());
    }
  }

  /** What alone is larger than all that is free has harmed nobody else; a heap that is full has. */
  private static <T> T inFreeMemory(String name, Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (OutOfMemoryError memory) {
      Runtime heap = Runtime.getRuntime();
      long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
      if (free < heap.maxMemory() / FREE_PART) {
        throw memory;
      }
      throw new MediaException(withoutMemory(name));
    }
  }

  private static String withoutMemory(String name) {
    return name + " is too complex: there is not enough memory to draw it.";
  }

  private static <T> T await(FutureTask<T> task, HaltingThread thread, String name, Duration limit)
      throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    while (true) {
      try {
        return task.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        boolean busy = THREADS.getThreadCpuTime(thread.threadId()) > limit.toNanos();
        if (busy || System.nanoTime() - began > WAITING * limit.toNanos()) {
          halt(thread, name);
          throw new MediaException(
              name + " is too complex: it was not drawn within " + limit.toSeconds()
                  + " seconds. Simplify it, for"
                  + " example its filters and patterns.",
              notYet);
        }
      }
    }
  }

  /**
   * Work that may take long must call this now and then.
   *
   * @throws RenderCancelledException when it has taken too long
   */
  static void requireTime() {
    if (HaltingThread.hasBeenHalted()) {
      throw new RenderCancelledException();
    }
  }

  private static Exception cause(String name, Throwable cause) {
    return switch (cause) {
      case StackOverflowError deep -> new MediaException(name + " is too complex: it is nested too deeply.",
          deep);
      case OutOfMemoryError memory -> new MediaException(withoutMemory(name), memory);
      case Exception known -> known;
      default -> new MediaException(name + " cannot be drawn.", cause);
    };
  }

  /** Most drawings stop at their next element; work inside a single element continues for a while. */
  private static void ask(HaltingThread thread) {
    thread.halt();
    thread.interrupt();
  }

  private static void halt(HaltingThread thread, String name) {
    ask(thread);
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.error("A drawing could not be stopped; its thread keeps running until it finishes. drawing={}", name);
    }
  }
}
