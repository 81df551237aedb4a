package org.clipwright.render.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clipwright.render.setup.RenderException;
import org.clipwright.render.stage.StageThread;

/** Fetches the pictures of several layers at once. */
final class DecodingThreads implements AutoCloseable {

  private final ExecutorService workers;

  DecodingThreads(int threads) {
    this.workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("decode-", 0).factory());
  }

  /** Runs all tasks, the last one on this thread; when any fails, the pictures of the others are released. */
  List<LayerPicture> run(List<Callable<LayerPicture>> tasks) {
    List<Future<LayerPicture>> others = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size() - 1; i++) {
      others.add(workers.submit(tasks.get(i)));
    }
    List<LayerPicture> pictures = new ArrayList<>(tasks.size());
    RuntimeException failure = null;
    LayerPicture last = null;
    try {
      last = tasks.isEmpty() ? null : tasks.getLast().call();
    } catch (Exception exception) {
      failure = StageThread.unchecked(exception);
    }
    for (Future<LayerPicture> other : others) {
      try {
        pictures.add(other.get());
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
        failure = new RenderException("Decoding was interrupted.", exception);
      } catch (ExecutionException exception) {
        failure = StageThread.unchecked(exception.getCause());
      }
    }
    if (last != null) {
      pictures.add(last);
    }
    if (failure != null) {
      pictures.forEach(LayerPicture::release);
      throw failure;
    }
    return pictures;
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
