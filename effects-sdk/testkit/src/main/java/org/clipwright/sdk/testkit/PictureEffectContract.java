package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every picture effect has to keep to; an effect's test subclasses it and overrides {@link #effect()}, and of the
 * other protected methods those that say something about the effect.
 */
public abstract class PictureEffectContract {

  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;
  private static final int WIDE = 200;
  private static final int NARROW = 40;
  private static final int TALLEST = 5120;
  private static final int MARGIN_BYTES = 512;
  private static final byte UNTOUCHED = 0x5A;
  private static final int THREADS = 4;
  private static final int ROUNDS = 4;
  private static final Duration TIME_ON_THREADS = Duration.ofMillis(400);

  private final Arena arena = Arena.ofShared();

  /** Whether an effect changes how opaque a picture is. */
  public enum Opacity {
    /** Every pixel keeps its alpha. */
    KEPT,
    /** Pixels may become more or less opaque. */
    CHANGED
  }

  /** The effect under test. */
  protected abstract PictureEffect effect();

  /** Whether the effect changes how opaque the picture is; {@link Opacity#KEPT} unless overridden. */
  protected Opacity opacity() {
    return Opacity.KEPT;
  }

  /** Values at which the effect leaves the picture as it is, bit by bit; empty when there are none. */
  protected Optional<FakeParameters> neutral() {
    return Optional.empty();
  }

  /**
   * Further values worth testing, also animated ones. Always tested are the initial values, and then each number in
   * turn at its lowest, its highest, 0, -1e300, 1e300 and each of its choices.
   */
  protected List<FakeParameters> variations() {
    return List.of();
  }

  /** The setup of the effect with these values; effects that need files or keys of their own add them. */
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values);
  }

  /** Pictures for the effect's reader parameters, of the given size. */
  protected Map<String, Frame> pictures(Arena memory, int width, int height) {
    return Map.of();
  }

  /** What a new effect starts with. */
  protected final FakeParameters initial() {
    return FakeParameters.initial(effect().descriptor());
  }

  @AfterEach
  void freePictures() {
    arena.close();
  }

  @Test
  void declaresItselfTheSameEachTimeAsAnEffectOnPictures() {
    EffectDescriptor descriptor = effect().descriptor();

    assertThat(descriptor).isEqualTo(effect().descriptor());
    assertThat(descriptor.medium()).isEqualTo(EffectDescriptor.Medium.PICTURE);
    assertThat(descriptor.name()).isNotBlank();
    assertThat(descriptor.description()).isNotBlank();
  }

  @Test
  void declaresParametersThatAnEditorCanShow() {
    assertThat(effect().descriptor().parameters())
        .allSatisfy(
            spec -> {
              assertThat(spec.name()).matches("[a-z][a-zA-Z0-9_]*(\\.[a-z][a-zA-Z0-9_]*)*");
              assertThat(spec.title()).isNotBlank();
              if (spec instanceof ChoiceParameter choice) {
                assertThat(choice.choices()).containsKey((int) choice.initial());
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1,2", "3,5", "16,16", "17,9", "64,36", "5,101"})
  void takesPicturesOfAnySize(int width, int height) {
    Frame source = TestFrames.translucentNoise(arena, width, height, 1);
    for (Fidelity fidelity : Fidelity.values()) {
      Frame result = run(setup(initial()).withFidelity(fidelity), source, 1, PictureRun.ALL_ROWS);
      assertUsual(result, fidelity, initial());
    }
  }

  /** Where the original engine leaves colours brighter than their alpha allows, its picture has them too. */
  private static void assertUsual(Frame result, Fidelity fidelity, FakeParameters values) {
    if (fidelity == Fidelity.CORRECT) {
      PictureChecks.assertPremultiplied(result, "with " + values);
    }
  }

  @Test
  void doesTheSameForTheSameFrame() {
    for (FakeParameters values : allVariations()) {
      Frame first = run(setup(values), noise(), 7, PictureRun.ALL_ROWS);
      PictureChecks.assertSame(run(setup(values), noise(), 7, PictureRun.ALL_ROWS), first,
          "a second time with " + values);
    }
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
   * A race shows only now and then, on a single core only when a thread is interrupted in the midst of a row: tries for
   * a while, with more and more rows so that most of the time goes into the effect itself.
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

  /**
   * The host heeds the mask of all effects but those that say they do: a mask would work twice, or not at all,
   * otherwise.
   */
  @Test
  void heedsItsMaskOnlyIfItsDescriptorSaysSo() {
    boolean differs = allVariations().stream().anyMatch(values -> !sameUnderMasks(values));

    assertThat(differs)
        .as(effect().descriptor().masking() == EffectDescriptor.Masking.BY_EFFECT
            ? "whether the mask makes a difference, as the descriptor says that the effect heeds it itself"
            : "whether the effect heeds its mask though its descriptor leaves that to the host")
        .isEqualTo(effect().descriptor().masking() == EffectDescriptor.Masking.BY_EFFECT);
  }

  private boolean sameUnderMasks(FakeParameters values) {
    Frame dark = runUnder(TestFrames.plain(arena, WIDTH, HEIGHT, 0xFF000000), values);
    Frame bright = runUnder(TestFrames.plain(arena, WIDTH, HEIGHT, 0xFFFFFFFF), values);
    return dark.pixels().mismatch(bright.pixels()) < 0;
  }

  private Frame runUnder(Frame mask, FakeParameters values) {
    Map<String, Frame> pictures = new HashMap<>(pictures(arena, WIDTH, HEIGHT));
    pictures.put(FakePictureContext.MASK, mask);
    FakeEffectSetup setup = setup(values);
    try (PictureFilter filter = effect().open(setup)) {
      return new PictureRun(filter, setup, pictures, PictureRun.ALL_ROWS).apply(arena, noise(), 4);
    }
  }

  @Test
  void keepsNoStateInCommonBetweenTwoOpenFilters() {
    for (FakeParameters values : allVariations()) {
      Frame alone = run(setup(initial()), noise(), 2, PictureRun.ALL_ROWS);
      try (PictureFilter filter = effect().open(setup(initial())); PictureFilter other = effect().open(setup(values))) {
        PictureRun run = new PictureRun(filter, setup(initial()), pictures(arena, WIDTH, HEIGHT), PictureRun.ALL_ROWS);
        PictureRun others = new PictureRun(other, setup(values), pictures(arena, WIDTH, HEIGHT), PictureRun.ALL_ROWS);
        Frame beside = run.applyAround(arena, noise(), 2, () -> others.apply(arena, noise(), 8));
        PictureChecks.assertSame(beside, alone, "beside another filter with " + values);
      }
    }
  }

  @Test
  void doesTheSameInWhateverOrderFramesCome() {
    for (FakeParameters values : chosenVariations()) {
      FakeEffectSetup setup = setup(values);
      try (PictureFilter filter = effect().open(setup)) {
        PictureRun run = new PictureRun(filter, setup, pictures(arena, WIDTH, HEIGHT), PictureRun.ALL_ROWS);
        for (long number : new long[] {5, 2, 9, 2}) {
          Frame alone = run(setup, noise(), number, PictureRun.ALL_ROWS);
          PictureChecks.assertSame(run.apply(arena, noise(), number), alone,
              "frame " + number + " after others with " + values);
        }
      }
    }
  }

  @Test
  void takesPicturesWhoseSizeChangesFromFrameToFrame() {
    FakeEffectSetup setup = setup(initial());
    try (PictureFilter filter = effect().open(setup)) {
      for (int size : new int[] {8, 40, 3, 40}) {
        PictureRun run = new PictureRun(filter, setup, pictures(arena, size, size), PictureRun.ALL_ROWS);
        PictureChecks.assertPremultiplied(run.apply(arena, TestFrames.noise(arena, size, size, size), size),
            "size " + size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void leavesPremultipliedPixelsForEveryValue(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      Frame result = run(setup(values).withFidelity(fidelity), noise(), 4, PictureRun.ALL_ROWS);
      assertUsual(result, fidelity, values);
    }
  }

  /** The host gives finite numbers only; an effect that calculates with them may come to others all the same. */
  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void takesNumbersThatAreNotFinite(Fidelity fidelity) {
    for (FakeParameters values : ParameterExtremes.notFinite(effect().descriptor())) {
      Frame result = run(setup(values).withFidelity(fidelity), noise(), 4, PictureRun.ALL_ROWS);
      assertUsual(result, fidelity, values);
    }
  }

  @Test
  void keepsAlphaWherePromised() {
    Assumptions.assumeTrue(opacity() == Opacity.KEPT,
        "Skipped because opacity() is overridden to say that alpha changes.");
    for (FakeParameters values : allVariations()) {
      PictureChecks.assertSameAlpha(run(setup(values), noise(), 4, PictureRun.ALL_ROWS), noise(), "with " + values);
    }
  }

  @Test
  void leavesThePictureAsItIsAtNeutralValues() {
    Assumptions.assumeTrue(neutral().isPresent(),
        "Skipped: override neutral() with values that leave the picture unchanged, if there are any.");
    FakeParameters values = neutral().orElseThrow();
    Frame opaque = TestFrames.noise(arena, WIDTH, HEIGHT, 5);
    PictureChecks.assertSame(run(setup(values), opaque, 1, PictureRun.ALL_ROWS), opaque,
        "with the neutral values " + values);
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
        // The run itself looks after the source.
        new PictureRun(filter, setup.withSound(_ -> sound), pictures, PictureRun.ALL_ROWS).apply(arena, noise(), 4);
      }
      SoundChecks.assertSame(TestBlocks.samples(sound), soundBefore,
          "because the clip's sound was written, with " + values);
      pictures.forEach((parameter, picture) -> PictureChecks.assertSame(
          picture, picturesBefore.get(parameter),
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

  private Frame noise() {
    return TestFrames.translucentNoise(arena, WIDTH, HEIGHT, 9);
  }

  private Frame run(FakeEffectSetup setup, Frame source, long number, int bandRows) {
    try (PictureFilter filter = effect().open(setup)) {
      Map<String, Frame> pictures = pictures(arena, source.width(), source.height());
      return new PictureRun(filter, setup, pictures, bandRows).apply(arena, source, number);
    }
  }

  private List<FakeParameters> allVariations() {
    List<FakeParameters> all = new ArrayList<>(ParameterExtremes.finite(effect().descriptor()));
    neutral().ifPresent(all::add);
    all.addAll(variations());
    return all;
  }

  /** The initial values and those that the author thought worth testing. */
  private List<FakeParameters> chosenVariations() {
    List<FakeParameters> chosen = new ArrayList<>(List.of(initial()));
    chosen.addAll(variations());
    return chosen;
  }
}
