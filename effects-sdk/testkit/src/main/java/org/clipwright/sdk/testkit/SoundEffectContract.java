package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every sound effect; an effect's test subclasses it and overrides {@link #effect()}, and whichever of
 * the other protected methods apply to the effect.
 */
public abstract class SoundEffectContract extends EffectContract {

  private static final int RATE = 48000;
  private static final int BLOCKS = 6;
  private static final int BLOCK = 1600;
  private static final int SECTION = 4800;
  private static final float UNTOUCHED = 1234.5f;

  /** Whether an effect is deterministic. */
  public enum Repeatability {
    /** The same input always gives the same output. */
    ALWAYS,
    /** The effect is random, but the same for the same effect id. */
    BY_EFFECT_ID
  }

  /** Whether it matters how the sound is cut into frames while the parameters are constant. */
  public enum Seams {
    /** It does not matter: the effect carries its state from frame to frame. */
    UNHEARD,
    /** It matters: each frame is processed by itself. */
    AT_FRAMES
  }

  /** The effect under test. */
  protected abstract SoundEffect effect();

  @Override
  final EffectDescriptor descriptor() {
    return effect().descriptor();
  }

  @Override
  final EffectDescriptor.Medium medium() {
    return EffectDescriptor.Medium.SOUND;
  }

  /** Whether the effect is random; {@link Repeatability#ALWAYS} unless overridden. */
  protected Repeatability repeatability() {
    return Repeatability.ALWAYS;
  }

  /** Whether it matters how the sound is cut into frames; {@link Seams#UNHEARD} unless overridden. */
  protected Seams seams() {
    return Seams.UNHEARD;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 441, 1470, 1600, 1601, 4096})
  void takesBlocksOfAnySizeAndKeepsTheirSize(int samples) {
    try (SoundFilter filter = effect().open(setup(initial()))) {
      for (int i = 0; i < BLOCKS; i++) {
        AudioBlock block = TestBlocks.noise(2, samples, RATE, i);
        filter.apply(setup(initial()).context(i + 1), block);
        assertThat(block.samples()).isEqualTo(samples);
        SoundChecks.assertFinite(block, "block " + i + " of " + samples + " samples");
      }
    }
  }

  @Test
  void takesBlocksWhoseSizeChangesFromFrameToFrame() {
    try (SoundFilter filter = effect().open(setup(initial()))) {
      int[] sizes = {1601, 1602, 1, 4096, 0, 1601};
      for (int i = 0; i < sizes.length; i++) {
        AudioBlock block = TestBlocks.noise(2, sizes[i], RATE, i);
        filter.apply(setup(initial()).context(i + 1), block);
        assertThat(block.samples()).isEqualTo(sizes[i]);
        SoundChecks.assertFinite(block, "block " + i + " of " + sizes[i] + " samples");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void takesAnyNumberOfChannels(int channels) {
    assertThat(run(setup(initial()), channels, BLOCKS)).hasDimensions(channels, BLOCKS * BLOCK);
  }

  @Test
  void doesTheSameForTheSameEffectId() {
    for (FakeParameters values : allVariations()) {
      float[][] first = run(setup(values), 2, BLOCKS);
      SoundChecks.assertSame(run(setup(values), 2, BLOCKS), first, "a second time with " + values);
    }
  }

  @Test
  void drawsOtherChancesForAnotherEffectId() {
    Assumptions.assumeTrue(repeatability() == Repeatability.BY_EFFECT_ID,
        "Override repeatability() if the effect is random.");

    float[][] one = run(setup(initial()).withId("one"), 2, BLOCKS);
    float[][] two = run(setup(initial()).withId("two"), 2, BLOCKS);

    assertThat(Arrays.deepEquals(one, two)).isFalse();
  }

  @Test
  void doesNotMindTheEffectIdWhereNoChanceIsInvolved() {
    Assumptions.assumeTrue(repeatability() == Repeatability.ALWAYS,
        "Skipped because repeatability() is overridden to say that the effect is random.");

    float[][] one = run(setup(initial()).withId("one"), 2, BLOCKS);
    SoundChecks.assertSame(run(setup(initial()).withId("two"), 2, BLOCKS), one, "with another effect id");
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void givesFiniteSamplesForEveryValue(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      SoundChecks.assertFinite(run(setup(values).withFidelity(fidelity), 2, 4 * BLOCKS), "with " + values);
    }
  }

  /** The host passes finite numbers only, so the output for others may be anything, but there must be some. */
  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void takesNumbersThatAreNotFinite(Fidelity fidelity) {
    for (FakeParameters values : ParameterExtremes.notFinite(descriptor())) {
      assertThat(run(setup(values).withFidelity(fidelity), 2, BLOCKS)).as(values.toString()).hasDimensions(2,
          BLOCKS * BLOCK);
    }
  }

  @Test
  void takesParametersThatChangeFromFrameToFrame() {
    List<FakeParameters> animated = new ArrayList<>(ParameterExtremes.animated(descriptor(), 2 * BLOCKS));
    variations().stream().filter(FakeParameters::isAnimated).forEach(animated::add);
    for (FakeParameters values : animated) {
      float[][] first = run(setup(values), 2, 2 * BLOCKS);
      SoundChecks.assertFinite(first, "with " + values);
      SoundChecks.assertSame(run(setup(values), 2, 2 * BLOCKS), first, "a second time with " + values);
    }
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void givesFiniteSamplesForSilence(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      FakeEffectSetup setup = setup(values).withFidelity(fidelity);
      try (SoundFilter filter = effect().open(setup)) {
        for (int i = 0; i < BLOCKS; i++) {
          AudioBlock block = TestBlocks.silence(2, BLOCK, RATE);
          filter.apply(setup.context(i + 1), block);
          SoundChecks.assertFinite(block, "with " + values);
        }
      }
    }
  }

  @Test
  void writesNothingPastTheValidSamples() {
    for (FakeParameters values : allVariations()) {
      AudioBlock block = TestBlocks.noise(2, 1600, RATE, 3);
      Arrays.fill(block.channel(0), 1000, 1600, UNTOUCHED);
      Arrays.fill(block.channel(1), 1000, 1600, UNTOUCHED);
      block.resize(1000);
      try (SoundFilter filter = effect().open(setup(values))) {
        filter.apply(setup(values).context(1), block);
      }
      for (int channel = 0; channel < 2; channel++) {
        assertThat(Arrays.copyOfRange(block.channel(channel), 1000, 1600)).containsOnly(UNTOUCHED);
      }
    }
  }

  @Test
  void leavesTheSoundAsItIsAtNeutralValues() {
    Assumptions.assumeTrue(neutral().isPresent(),
        "Skipped: override neutral() with values that leave the sound unchanged, if there are any.");
    FakeEffectSetup setup = setup(neutral().orElseThrow());
    try (SoundFilter filter = effect().open(setup)) {
      for (int i = 0; i < BLOCKS; i++) {
        AudioBlock block = TestBlocks.noise(2, 1600, RATE, i);
        float[][] before = TestBlocks.samples(block);
        filter.apply(setup.context(i + 1), block);
        SoundChecks.assertSame(TestBlocks.samples(block), before, "with the neutral values");
      }
    }
  }

  @Test
  void soundsTheSameHoweverTheSoundIsCutIntoBlocks() {
    Assumptions.assumeTrue(seams() == Seams.UNHEARD,
        "Skipped because seams() is overridden to say that each frame is processed on its own.");
    for (FakeParameters values : allVariations()) {
      if (!values.isAnimated()) {
        float[][] whole = joined(setup(values), SECTION);
        for (int size : new int[] {480, 1}) {
          SoundChecks.assertSame(joined(setup(values), size), whole,
              "in blocks of " + size + " samples, not one, with " + values);
        }
      }
    }
  }

  /** Runs sound through in blocks of equal size and joins the results. */
  private float[][] joined(FakeEffectSetup setup, int blockSize) {
    float[][] sound = TestBlocks.samples(TestBlocks.noise(2, SECTION, RATE, 11));
    AudioBlock block = new AudioBlock(2, blockSize, RATE);
    try (SoundFilter filter = effect().open(setup)) {
      for (int start = 0; start < SECTION; start += blockSize) {
        for (int channel = 0; channel < 2; channel++) {
          System.arraycopy(sound[channel], start, block.channel(channel), 0, blockSize);
        }
        filter.apply(setup.context(1 + start / blockSize), block);
        for (int channel = 0; channel < 2; channel++) {
          System.arraycopy(block.channel(channel), 0, sound[channel], start, blockSize);
        }
      }
    }
    return sound;
  }

  @Test
  void keepsNoStateInCommonBetweenTwoOpenFilters() {
    FakeEffectSetup setup = setup(initial());
    float[][] alone = run(setup, 2, BLOCKS);
    try (SoundFilter filter = effect().open(setup);
        SoundFilter other = effect().open(setup)) {
      float[][] besideAnother = played(2, BLOCKS, (block, number) -> {
        other.apply(setup.context(number), TestBlocks.noise(2, 700, RATE, 1000 + number));
        filter.apply(setup.context(number), block);
      });
      SoundChecks.assertSame(besideAnother, alone, "beside another filter");
    }
  }

  private static FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withRates(30, RATE);
  }

  private float[][] run(FakeEffectSetup setup, int channels, int blocks) {
    try (SoundFilter filter = effect().open(setup)) {
      return played(channels, blocks, (block, number) -> filter.apply(setup.context(number), block));
    }
  }

  /** Plays noise through something, block by block, and joins the results. */
  private static float[][] played(int channels, int blocks, ObjIntConsumer<AudioBlock> player) {
    float[][] sound = new float[channels][blocks * BLOCK];
    for (int i = 0; i < blocks; i++) {
      AudioBlock block = TestBlocks.noise(channels, BLOCK, RATE, i);
      player.accept(block, i + 1);
      assertThat(block.samples()).as("samples of block %d", i).isEqualTo(BLOCK);
      for (int channel = 0; channel < channels; channel++) {
        System.arraycopy(block.channel(channel), 0, sound[channel], i * BLOCK, BLOCK);
      }
    }
    return sound;
  }
}
