package org.clipwright.sdk.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How picture effects treat rows, threads and what they are given; extend {@link PictureEffectContract}. */
public abstract class PictureRowsContract extends EffectContract {

  static final int WIDTH = 37;
  static final int HEIGHT = 23;

  private static final int WIDE = 200;
  private static final int NARROW = 40;
  private static final int TALLEST = 5120;
  private static final int MARGIN_BYTES = 512;
  private static final byte UNTOUCHED = 0x5A;
  private static final int THREADS = 4;
  private static final int ROUNDS = 4;
  private static final Duration TIME_ON_THREADS = Duration.ofMillis(400);

  final Arena arena = Arena.ofShared();

  /** The effect under test. */
  protected abstract PictureEffect effect();

  @Override
  final EffectDescriptor descriptor() {
    return effect().descriptor();
  }

  @Override
  final EffectDescriptor.Medium medium() {
    return EffectDescriptor.Medium.PICTURE;
  }

  /** The setup of the effect with these values; tests of effects that need files or extra keys add them here. */
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values);
  }

  /** Pictures for the effect's reader parameters, of the given size. */
  protected Map<String, Frame> pictures(Arena memory, int width, int height) {
    return Map.of();
  }

  @AfterEach
  void freePictures() {
    arena.close();
  }

  @Test
  void doesTheSameHoweverTheRowsAreCut() {
    for (FakeParameters values : allVariations()) {
      Frame whole = run(setup(values), noise(), 3, PictureRun.ALL_ROWS);
      PictureChecks.assertSame(run(setup(values), noise(), 3, 1), whole, "row by row with " + values);
      PictureChecks.assertSame(run(setup(values), noise(), 3, 5), whole, "five rows at a time with " + values);
    }
  }

  @Test
  void doesTheSameHoweverManyThreadsShareTheRows() {
    Frame tall = TestFrames.translucentNoise(arena, WIDE, TALLEST, 21);
    List<FakeParameters> chosen = chosenVariations();
    Duration time = TIME_ON_THREADS.dividedBy(chosen.size());
    for (FakeParameters values : chosen) {
      tryOnThreads(values, tall, time);
    }
  }

  /**
   * A race shows only occasionally, and on a single core only if a thread is interrupted in the middle of a row: keeps
   * trying for a while, with more and more rows, so that most of the time is spent in the effect itself.
   */
  private void tryOnThreads(FakeParameters values, Frame tall, Duration time) {
    long start = System.nanoTime();
    for (int height = NARROW; System.nanoTime() - start < time.toNanos(); height = Math.min(2 * height, TALLEST)) {
      try (Arena memory = Arena.ofShared()) {
        assertSameOnThreads(memory, values, Frame.of(tall.pixels(), WIDE, height));
      }
    }
  }

  private void assertSameOnThreads(Arena memory, FakeParameters values, Frame source) {
    FakeEffectSetup setup = setup(values);
    Map<String, Frame> pictures = pictures(memory, source.width(), source.height());
    try (PictureFilter single = effect().open(setup); PictureFilter filter = effect().open(setup)) {
      Frame alone = new PictureRun(single, setup, pictures, PictureRun.ALL_ROWS).apply(memory, source, 1);
      for (int round = 0; round < ROUNDS; round++) {
        Frame shared = new PictureRun(filter, setup, pictures, 1).applyOnThreads(memory, source, 1, THREADS);
        PictureChecks.assertSame(shared, alone, "when " + THREADS + " threads share the rows, with " + values);
      }
    }
  }

  @Test
  void writesEveryPixelOfItsTarget() {
    for (FakeParameters values : allVariations()) {
      Frame once = runOver(setup(values), 0x00000000);
      PictureChecks.assertSame(runOver(setup(values), 0x7F7F7F7F), once,
          "because the target kept what was there, with " + values);
    }
  }

  private Frame runOver(FakeEffectSetup setup, int unwritten) {
    try (PictureFilter filter = effect().open(setup)) {
      Map<String, Frame> pictures = pictures(arena, WIDTH, HEIGHT);
      return new PictureRun(filter, setup, pictures, PictureRun.ALL_ROWS).applyOver(arena, noise(), 4, unwritten);
    }
  }

  @Test
  void writesNothingIntoWhatItOnlyReads() {
    for (FakeParameters values : allVariations()) {
      FakeEffectSetup setup = setup(values);
      AudioBlock sound = setup.sound(4);
      float[][] soundBefore = TestBlocks.samples(sound);
      Map<String, Frame> pictures = pictures(arena, WIDTH, HEIGHT);
      Map<String, Frame> picturesBefore = copies(pictures);
      try (PictureFilter filter = effect().open(setup)) {
        // The run itself checks that the source is unchanged.
        new PictureRun(filter, setup.withSound(_ -> sound), pictures, PictureRun.ALL_ROWS).apply(arena, noise(), 4);
      }
      SoundChecks.assertSame(TestBlocks.samples(sound), soundBefore,
          "because the clip's sound was written, with " + values);
      picturesBefore.forEach((parameter, before) -> PictureChecks.assertSame(
          pictures.getOrDefault(parameter, before), before,
          "because the picture of " + parameter + " was written, with " + values));
    }
  }

  private Map<String, Frame> copies(Map<String, Frame> pictures) {
    Map<String, Frame> copies = new HashMap<>();
    pictures.forEach((parameter, picture) -> {
      Frame copy = Frame.allocate(arena, picture.width(), picture.height());
      copy.copyFrom(picture);
      copies.put(parameter, copy);
    });
    return copies;
  }

  @Test
  void writesOnlyTheRowsItIsGiven() {
    for (FakeParameters values : allVariations()) {
      FakeEffectSetup setup = setup(values);
      try (PictureFilter filter = effect().open(setup)) {
        assertWritesBandOnly(new PictureRun(filter, setup, pictures(arena, WIDTH, HEIGHT), 1), values);
      }
    }
  }

  private void assertWritesBandOnly(PictureRun run, FakeParameters values) {
    Frame source = noise();
    Layout layout = run.filter().layout(run.context(source, source, 0, 1));
    int width = layout.width() == Layout.SAME_SIZE ? WIDTH : layout.width();
    int height = layout.height() == Layout.SAME_SIZE ? HEIGHT : layout.height();
    boolean sliced = layout.reach() == Layout.Reach.PICTURE || layout.reach() == Layout.Reach.PIXEL;
    if (!sliced) {
      return;
    }
    long size = Frame.byteSize(width, height);
    MemorySegment memory = arena.allocate(size + 2 * MARGIN_BYTES);
    memory.fill(UNTOUCHED);
    Frame target = Frame.of(memory.asSlice(MARGIN_BYTES, size), width, height);
    Frame read = layout.reach() == Layout.Reach.PIXEL ? target : source;
    Rows band = new Rows(height / 3, Math.max(height / 3, height * 2 / 3));
    run.filter().apply(run.context(read, target, 0, 1), band);
    long rowBytes = width * 4L;
    PictureChecks.assertUntouched(memory.asSlice(0, MARGIN_BYTES + band.from() * rowBytes), UNTOUCHED,
        "with " + values);
    PictureChecks.assertUntouched(memory.asSlice(MARGIN_BYTES + band.to() * rowBytes), UNTOUCHED, "with " + values);
  }

  final Frame noise() {
    return TestFrames.translucentNoise(arena, WIDTH, HEIGHT, 9);
  }

  final Frame run(FakeEffectSetup setup, Frame source, long number, int bandRows) {
    try (PictureFilter filter = effect().open(setup)) {
      Map<String, Frame> pictures = pictures(arena, source.width(), source.height());
      return new PictureRun(filter, setup, pictures, bandRows).apply(arena, source, number);
    }
  }
}
