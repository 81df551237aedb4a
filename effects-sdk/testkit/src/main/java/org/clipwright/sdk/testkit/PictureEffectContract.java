package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of every picture effect; an effect's test subclasses it and overrides {@link #effect()}, and whichever
 * of the other protected methods apply to the effect.
 */
public abstract class PictureEffectContract extends PictureRowsContract {

  /** Whether an effect changes how opaque a picture is. */
  public enum Opacity {
    /** Every pixel keeps its alpha. */
    KEPT,
    /** Pixels may become more or less opaque. */
    CHANGED
  }

  /** Whether the effect changes how opaque the picture is; {@link Opacity#KEPT} unless overridden. */
  protected Opacity opacity() {
    return Opacity.KEPT;
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

  /** Where the original engine leaves colours brighter than their alpha allows, so does the effect's picture. */
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

  /**
   * The host applies the mask of every effect except those that declare they do it themselves; a wrong declaration
   * would apply the mask twice, or not at all.
   */
  @Test
  void heedsItsMaskOnlyIfItsDescriptorSaysSo() {
    boolean differs = allVariations().stream().anyMatch(values -> !sameUnderMasks(values));

    assertThat(differs)
        .as(descriptor().masking() == EffectDescriptor.Masking.BY_EFFECT
            ? "whether the mask makes a difference, as the descriptor says that the effect heeds it itself"
            : "whether the effect heeds its mask though its descriptor leaves that to the host")
        .isEqualTo(descriptor().masking() == EffectDescriptor.Masking.BY_EFFECT);
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

  /** The host passes finite numbers only; an effect that calculates with them may still arrive at others. */
  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void takesNumbersThatAreNotFinite(Fidelity fidelity) {
    for (FakeParameters values : ParameterExtremes.notFinite(descriptor())) {
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
}
