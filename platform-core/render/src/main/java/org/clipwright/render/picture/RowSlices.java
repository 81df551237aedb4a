package org.clipwright.render.picture;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.clipwright.sdk.media.Rows;

/**
 * Splits work on a picture into bands of rows and runs them on a few threads, or on the caller's where splitting does
 * not pay.
 */
public final class RowSlices implements AutoCloseable {

  private static final int SMALLEST_SLICE_PIXELS = 1 << 16;

  private final int threads;
  private final ForkJoinPool pool;

  public RowSlices(int threads) {
    this.threads = threads;
    this.pool = new ForkJoinPool(Math.max(1, threads - 1));
  }

  /** Work on a band of rows. */
  public interface Task {

    void run(Rows rows);
  }

  /** Runs a task for all rows of a picture and returns when they are done. */
  public void run(int width, int height, Task task) {
    int slices = (int) Math.min(threads, (long) width * height / SMALLEST_SLICE_PIXELS);
    if (slices <= 1) {
      task.run(new Rows(0, height));
      return;
    }
    RecursiveAction[] others = new RecursiveAction[slices - 1];
    for (int i = 0; i < others.length; i++) {
      Rows rows = slice(i + 1, slices, height);
      others[i] = action(rows, task);
      pool.execute(others[i]);
    }
    try {
      task.run(slice(0, slices, height));
    } finally {
      for (RecursiveAction other : others) {
        other.quietlyJoin();
      }
    }
    for (RecursiveAction other : others) {
      other.join();
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  private static Rows slice(int number, int slices, int height) {
    return new Rows((int) ((long) height * number / slices), (int) ((long) height * (number + 1) / slices));
  }

  private static RecursiveAction action(Rows rows, Task task) {
    return new RecursiveAction() {
      @Override
      protected void compute() {
        task.run(rows);
      }
    };
  }
}
