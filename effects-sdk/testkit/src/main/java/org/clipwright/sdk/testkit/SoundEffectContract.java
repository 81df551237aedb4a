package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sound effect has to keep to; an effect's test subclasses it. */
public abstract class SoundEffectContract {

  private static final int RATE = 48000;
  private static final int BLOCKS = 6;
  private static final float UNTOUCHED = 1234.5f;

  /** Whether an effect always does the same. */
  public enum Repeatability {
    /** The same sound in gives the same sound out. */
    ALWAYS,
    /** Chance is involved, drawn anew for each effect id but the same for the same id. */
    BY_EFFECT_ID
  }

  /** Whether it matters how the sound is cut into frames, while all parameters keep their values. */
  public enum Seams {
    /** It does not: the effect carries all it needs from frame to frame. */
    UNHEARD,
    /** Each frame is treated by itself. */
    AT_FRAMES
  }

  /** The effect under test. */
  protected abstract SoundEffect effect();

  /** Whether chance is involved. */
  protected Repeatability repeatability() {
    return Repeatability.ALWAYS;
  }

  /** Whether it matters how the sound is cut into frames. */
  protected Seams seams() {
    return Seams.UNHEARD;
  }

  /** Values at which the effect leaves the sound as it is, sample by sample; empty when there are none. */
  protected Optional<FakeParameters> neutral() {
    return Optional.empty();
  }

  /** Further values worth testing; those declared first, lowest and highest are always tested. */
  protected List<FakeParameters> variations() {
    return List.of();
  }

  /** What a new effect starts with. */
  protected final FakeParameters initial() {
    return FakeParameters.initial(effect().descriptor());
  }

  @Test
  void declaresItselfTheSameEachTimeAsAnEffectOnSound() {
    EffectDescriptor descriptor = effect().descriptor();

    assertThat(descriptor).isEqualTo(effect().descriptor());
    assertThat(descriptor.medium()).isEqualTo(EffectDescriptor.Medium.SOUND);
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
              if (!spec.choices().isEmpty()) {
                assertThat(spec.choices()).containsKey((int) spec.initial());
              }
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 441, 1470, 1600, 1601, 4096})
  void takesBlocksOfAnySizeAndKeepsTheirSize(int samples) {
    try (SoundFilter filter = effect().open(setup(initial()))) {
      for (int i = 0; i < BLOCKS; i++) {
        AudioBlock block = TestBlocks.noise(2, samples, RATE, i);
        filter.apply(setup(initial()).context(i + 1), block);
        assertThat(block.samples()).isEqualTo(samples);
        assertFinite(block);
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
        assertFinite(block);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void takesAnyNumberOfChannels(int channels) {
    assertThat(run(setup(initial()), channels, BLOCKS)).hasDimensions(BLOCKS * channels, 1600);
  }

  @Test
  void doesTheSameForTheSameEffectId() {
    for (FakeParameters values : allVariations()) {
      assertThat(run(setup(values), 2, BLOCKS)).isDeepEqualTo(run(setup(values), 2, BLOCKS));
    }
  }

  @Test
  void drawsOtherChancesForAnotherEffectId() {
    Assumptions.assumeTrue(repeatability() == Repeatability.BY_EFFECT_ID);

    float[][] one = run(setup(initial()).withId("one"), 2, BLOCKS);
    float[][] two = run(setup(initial()).withId("two"), 2, BLOCKS);

    assertThat(Arrays.deepEquals(one, two)).isFalse();
  }

  @Test
  void doesNotMindTheEffectIdWhereNoChanceIsInvolved() {
    Assumptions.assumeTrue(repeatability() == Repeatability.ALWAYS);

    assertThat(run(setup(initial()).withId("one"), 2, BLOCKS))
        .isDeepEqualTo(run(setup(initial()).withId("two"), 2, BLOCKS));
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void givesFiniteSamplesForEveryValue(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      for (float[] row : run(setup(values).withFidelity(fidelity), 2, 4 * BLOCKS)) {
        assertFinite(row, values);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void givesFiniteSamplesForSilence(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      FakeEffectSetup setup = setup(values).withFidelity(fidelity);
      try (SoundFilter filter = effect().open(setup)) {
        for (int i = 0; i < BLOCKS; i++) {
          AudioBlock block = TestBlocks.silence(2, 1600, RATE);
          filter.apply(setup.context(i + 1), block);
          assertFinite(block);
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
    Assumptions.assumeTrue(neutral().isPresent());
    FakeEffectSetup setup = setup(neutral().orElseThrow());
    try (SoundFilter filter = effect().open(setup)) {
      for (int i = 0; i < BLOCKS; i++) {
        AudioBlock block = TestBlocks.noise(2, 1600, RATE, i);
        float[][] before = TestBlocks.samples(block);
        filter.apply(setup.context(i + 1), block);
        assertThat(TestBlocks.samples(block)).isDeepEqualTo(before);
      }
    }
  }

  @Test
  void soundsTheSameHoweverTheSoundIsCutIntoBlocks() {
    Assumptions.assumeTrue(seams() == Seams.UNHEARD);
    for (FakeParameters values : allVariations()) {
      float[] whole = joined(setup(values), 4800);
      assertThat(joined(setup(values), 480)).as(values.toString()).isEqualTo(whole);
      assertThat(joined(setup(values), 1)).as(values.toString()).isEqualTo(whole);
    }
  }

  /** The first channel of 4800 samples that go through in blocks of the same size. */
  private float[] joined(FakeEffectSetup setup, int blockSize) {
    float[][] sound = TestBlocks.samples(TestBlocks.noise(2, 4800, RATE, 11));
    AudioBlock block = new AudioBlock(2, blockSize, RATE);
    try (SoundFilter filter = effect().open(setup)) {
      for (int start = 0; start < 4800; start += blockSize) {
        for (int channel = 0; channel < 2; channel++) {
          System.arraycopy(sound[channel], start, block.channel(channel), 0, blockSize);
        }
        filter.apply(setup.context(1 + start / blockSize), block);
        System.arraycopy(block.channel(0), 0, sound[0], start, blockSize);
      }
    }
    return sound[0];
  }

  @Test
  void keepsNoStateInCommonBetweenTwoOpenFilters() {
    FakeEffectSetup setup = setup(initial());
    float[][] alone = run(setup, 2, BLOCKS);
    List<float[]> besideAnother = new ArrayList<>();
    try (SoundFilter filter = effect().open(setup);
        SoundFilter other = effect().open(setup)) {
      for (int i = 0; i < BLOCKS; i++) {
        other.apply(setup.context(i + 1), TestBlocks.noise(2, 700, RATE, 1000 + i));
        AudioBlock block = TestBlocks.noise(2, 1600, RATE, i);
        filter.apply(setup.context(i + 1), block);
        besideAnother.addAll(List.of(TestBlocks.samples(block)));
      }
    }
    assertThat(besideAnother.toArray(float[][]::new)).isDeepEqualTo(alone);
  }

  private static FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withRates(30, RATE);
  }

  private float[][] run(FakeEffectSetup setup, int channels, int blocks) {
    try (SoundFilter filter = effect().open(setup)) {
      return IntStream.range(0, blocks)
          .mapToObj(
              i -> {
                AudioBlock block = TestBlocks.noise(channels, 1600, RATE, i);
                filter.apply(setup.context(i + 1), block);
                return TestBlocks.samples(block);
              })
          .flatMap(Stream::of)
          .toArray(float[][]::new);
    }
  }

  private List<FakeParameters> allVariations() {
    List<FakeParameters> all = new ArrayList<>(List.of(initial()));
    for (ParameterSpec spec : effect().descriptor().parameters()) {
      switch (spec.kind()) {
        case FLOAT, INT, BOOL -> values(spec).forEach(value -> all.add(initial().with(spec.name(), value)));
        case COLOR, STRING, FONT, CAPTION, READER, CURVE -> {}
      }
    }
    neutral().ifPresent(all::add);
    all.addAll(variations());
    return all;
  }

  private static Stream<Double> values(ParameterSpec spec) {
    Stream<Double> extremes = Stream.of(spec.minimum(), spec.maximum(), -1e300, 1e300, 0.0);
    return Stream.concat(extremes, spec.choices().keySet().stream().map(Integer::doubleValue));
  }

  private static void assertFinite(AudioBlock block) {
    for (float[] row : TestBlocks.samples(block)) {
      for (float sample : row) {
        if (!Float.isFinite(sample)) {
          throw new AssertionError("A sample is " + sample + ".");
        }
      }
    }
  }

  private static void assertFinite(float[] row, FakeParameters values) {
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        throw new AssertionError("Sample " + i + " is " + row[i] + " with " + values + ".");
      }
    }
  }
}
