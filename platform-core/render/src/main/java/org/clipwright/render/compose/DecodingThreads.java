package org.clipwright.render.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.stage.StageThread;

/** Fetches the pictures of several layers at once. */
final class DecodingThreads implements AutoCloseable {

  private final ExecutorService workers;

  DecodingThreads(int threads) {
    this.workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("decode-", 0).factory());
  }

  /**
   * Runs all tasks, the last one on this thread, and returns their pictures in order. It always waits for all tasks,
   * since their decoders may be closed afterwards; when any fails, or this thread is interrupted, all pictures are
   * released.
   */
  List<LayerPicture> run(List<Callable<LayerPicture>> tasks) {
    List<FutureTask<LayerPicture>> running = new ArrayList<>(tasks.size());
    tasks.forEach(task -> running.add(new FutureTask<>(task)));
    for (int i = 0; i < running.size() - 1; i++) {
      workers.execute(running.get(i));
    }
    if (!running.isEmpty()) {
      running.getLast().run();
    }
    return gathered(running);
  }

  private static List<LayerPicture> gathered(List<FutureTask<LayerPicture>> running) {
    List<LayerPicture> pictures = new ArrayList<>(running.size());
    List<RuntimeException> failures = new ArrayList<>(0);
    boolean interrupted = false;
    for (Future<LayerPicture> each : running) {
      interrupted |= waitFor(each);
      switch (each.state()) {
        case SUCCESS -> pictures.add(each.resultNow());
        default -> failures.add(StageThread.unchecked(each.exceptionNow()));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      failures.add(new RenderException("Decoding was interrupted."));
    }
    if (!failures.isEmpty()) {
      pictures.forEach(LayerPicture::release);
      throw first(failures);
    }
    return pictures;
  }

  /** Waits for a task, whatever its outcome, and returns whether this thread was interrupted meanwhile. */
  private static boolean waitFor(Future<LayerPicture> task) {
    boolean interrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException again) {
        interrupted = true;
      } catch (ExecutionException known) {
        return interrupted;
      }
    }
    return interrupted;
  }

  private static RuntimeException first(List<RuntimeException> failures) {
    RuntimeException first = failures.getFirst();
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    return first;
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
