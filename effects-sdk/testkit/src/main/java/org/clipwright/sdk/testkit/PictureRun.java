package org.clipwright.sdk.testkit;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;

/**
 * Runs a picture filter as the host does: layout first, then bands of rows for each pass.
 *
 * @param filter the filter under test
 * @param setup the setup that it was opened with
 * @param pictures the pictures of its reader parameters
 * @param bandRows rows per band
 */
public record PictureRun(PictureFilter filter, FakeEffectSetup setup, Map<String, Frame> pictures, int bandRows) {

  /** More rows than any test picture has. */
  public static final int ALL_ROWS = 1 << 20;

  private static final int UNWRITTEN = 0x5A5A5A5A;

  public PictureRun {
    pictures = Map.copyOf(pictures);
  }

  /** Frame 1 of a picture, through a filter opened just for it; the source is left unchanged. */
  public static Frame once(Arena arena, PictureEffect effect, FakeEffectSetup setup, Frame source) {
    try (PictureFilter filter = effect.open(setup)) {
      return new PictureRun(filter, setup, Map.of(), ALL_ROWS).apply(arena, source, 1);
    }
  }

  /** The filter's result for a source, which is left unchanged. */
  public Frame apply(Arena arena, Frame source, long frameNumber) {
    return apply(arena, source, frameNumber, this::oneAfterAnother, UNWRITTEN);
  }

  /** The same, with the bands divided among threads that start at once. */
  Frame applyOnThreads(Arena arena, Frame source, long frameNumber, int threads) {
    return apply(arena, source, frameNumber, (context, bands) -> atOnce(context, bands, threads), UNWRITTEN);
  }

  /** The same, with something else run between layout and the rows of each pass. */
  Frame applyAround(Arena arena, Frame source, long frameNumber, Runnable between) {
    Work work = (context, bands) -> {
      between.run();
      oneAfterAnother(context, bands);
    };
    return apply(arena, source, frameNumber, work, UNWRITTEN);
  }

  /** The same, with targets that contain other pixels before they are written. */
  Frame applyOver(Arena arena, Frame source, long frameNumber, int unwritten) {
    return apply(arena, source, frameNumber, this::oneAfterAnother, unwritten);
  }

  private Frame apply(Arena arena, Frame source, long frameNumber, Work work, int unwritten) {
    Frame start = copy(arena, source);
    Layout layout = filter.layout(context(start, start, 0, frameNumber));
    return switch (layout.reach()) {
      case NOTHING -> start;
      case PIXEL -> inPlace(start, layout, frameNumber, bandRows, work);
      case WHOLE -> inPlace(start, layout, frameNumber, ALL_ROWS, this::oneAfterAnother);
      case PICTURE -> intoOthers(arena, start, layout, frameNumber, work, unwritten);
    };
  }

  private Frame inPlace(Frame frame, Layout layout, long number, int rows, Work work) {
    for (int pass = 0; pass < layout.passes(); pass++) {
      work.run(context(frame, frame, pass, number), bands(frame.height(), rows));
    }
    return frame;
  }

  private Frame intoOthers(Arena arena, Frame start, Layout layout, long number, Work work, int unwritten) {
    Frame current = start;
    for (int pass = 0; pass < layout.passes(); pass++) {
      int width = layout.width() == Layout.SAME_SIZE ? current.width() : layout.width();
      int height = layout.height() == Layout.SAME_SIZE ? current.height() : layout.height();
      Frame next = TestFrames.plain(arena, width, height, unwritten);
      Frame read = copy(arena, current);
      work.run(context(current, next, pass, number), bands(height, bandRows));
      PictureChecks.assertSame(current, read, "because the filter wrote into its source");
      current = next;
    }
    return current;
  }

  private static List<Rows> bands(int height, int rows) {
    List<Rows> bands = new ArrayList<>();
    for (int from = 0; from < height; from += rows) {
      bands.add(new Rows(from, Math.min(height, from + rows)));
    }
    return bands;
  }

  private void oneAfterAnother(FakePictureContext context, List<Rows> bands) {
    bands.forEach(rows -> filter.apply(context, rows));
  }

  private void atOnce(FakePictureContext context, List<Rows> bands, int threads) {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<?>> shares = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        shares.add(pool.submit(() -> {
          start.await();
          for (int band = first; band < bands.size(); band += threads) {
            filter.apply(context, bands.get(band));
          }
          return null;
        }));
      }
    }
    shares.forEach(PictureRun::finished);
  }

  private static void finished(Future<?> share) {
    try {
      share.get();
    } catch (ExecutionException failure) {
      throw new AssertionError("The filter fails when several threads share the rows: " + failure.getCause(),
          failure.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted.");
    }
  }

  /** The context that the filter sees. */
  public FakePictureContext context(Frame source, Frame target, int pass, long frameNumber) {
    return new FakePictureContext(
        setup.context(frameNumber), source, target, pass, pictures, setup.sound(frameNumber),
        ago -> ago < frameNumber ? setup.sound(frameNumber - ago) : TestBlocks.silence(2, 0, 48_000));
  }

  private static Frame copy(Arena arena, Frame source) {
    Frame copy = Frame.allocate(arena, source.width(), source.height());
    copy.copyFrom(source);
    return copy;
  }

  /** A way to process all bands of a picture. */
  private interface Work {

    void run(FakePictureContext context, List<Rows> bands);
  }
}
