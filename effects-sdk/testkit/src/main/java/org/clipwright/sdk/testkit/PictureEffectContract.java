package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every picture effect has to keep to; an effect's test subclasses it. */
public abstract class PictureEffectContract {

  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;
  private static final int MARGIN_BYTES = 512;
  private static final byte UNTOUCHED = 0x5A;

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

  /** Whether the effect changes how opaque the picture is. */
  protected Opacity opacity() {
    return Opacity.KEPT;
  }

  /** Values at which the effect leaves the picture as it is, bit by bit; empty when there are none. */
  protected Optional<FakeParameters> neutral() {
    return Optional.empty();
  }

  /** Further values worth testing; those declared first, lowest and highest are always tested. */
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
              if (!spec.choices().isEmpty()) {
                assertThat(spec.choices()).containsKey((int) spec.initial());
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "1,2", "3,5", "16,16", "17,9", "64,36", "5,101"})
  void takesPicturesOfAnySize(int width, int height) {
    Frame source = TestFrames.translucentNoise(arena, width, height, 1);
    for (Fidelity fidelity : Fidelity.values()) {
      assertPremultiplied(run(setup(initial()).withFidelity(fidelity), source, 1, PictureRun.ALL_ROWS));
    }
  }

  @Test
  void doesTheSameForTheSameFrame() {
    for (FakeParameters values : allVariations()) {
      assertSame(run(setup(values), noise(), 7, PictureRun.ALL_ROWS), run(setup(values), noise(), 7, PictureRun.ALL_ROWS), values);
    }
  }

  @Test
  void doesTheSameHoweverTheRowsAreCut() {
    for (FakeParameters values : allVariations()) {
      Frame whole = run(setup(values), noise(), 3, PictureRun.ALL_ROWS);
      assertSame(run(setup(values), noise(), 3, 1), whole, values);
      assertSame(run(setup(values), noise(), 3, 5), whole, values);
    }
  }

  @Test
  void doesTheSameInWhateverOrderFramesCome() {
    FakeEffectSetup setup = setup(initial());
    try (PictureFilter filter = effect().open(setup)) {
      PictureRun run = new PictureRun(filter, setup, pictures(arena, WIDTH, HEIGHT), PictureRun.ALL_ROWS);
      for (long number : new long[] {5, 2, 9, 2}) {
        assertSame(run.apply(arena, noise(), number), run(setup, noise(), number, PictureRun.ALL_ROWS), initial());
      }
    }
  }

  @Test
  void takesPicturesWhoseSizeChangesFromFrameToFrame() {
    FakeEffectSetup setup = setup(initial());
    try (PictureFilter filter = effect().open(setup)) {
      for (int size : new int[] {8, 40, 3, 40}) {
        PictureRun run = new PictureRun(filter, setup, pictures(arena, size, size), PictureRun.ALL_ROWS);
        assertPremultiplied(run.apply(arena, TestFrames.noise(arena, size, size, size), size));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fidelity.class)
  void leavesPremultipliedPixelsForEveryValue(Fidelity fidelity) {
    for (FakeParameters values : allVariations()) {
      Frame result = run(setup(values).withFidelity(fidelity), noise(), 4, PictureRun.ALL_ROWS);
      assertPremultiplied(result);
    }
  }

  @Test
  void keepsAlphaWherePromised() {
    Assumptions.assumeTrue(opacity() == Opacity.KEPT);
    for (FakeParameters values : allVariations()) {
      Frame source = noise();
      Frame result = run(setup(values), source, 4, PictureRun.ALL_ROWS);
      for (int i = 0; i < source.size(); i++) {
        assertThat(Pixel.alpha(result.pixel(i))).as("alpha of pixel %d with %s", i, values).isEqualTo(Pixel.alpha(source.pixel(i)));
      }
    }
  }

  @Test
  void leavesThePictureAsItIsAtNeutralValues() {
    Assumptions.assumeTrue(neutral().isPresent());
    FakeParameters values = neutral().orElseThrow();
    Frame opaque = TestFrames.noise(arena, WIDTH, HEIGHT, 5);
    assertSame(run(setup(values), opaque, 1, PictureRun.ALL_ROWS), opaque, values);
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
    assertUntouched(memory.asSlice(0, MARGIN_BYTES + band.from() * rowBytes), values);
    assertUntouched(memory.asSlice(MARGIN_BYTES + band.to() * rowBytes), values);
  }

  private static void assertUntouched(MemorySegment memory, FakeParameters values) {
    for (long i = 0; i < memory.byteSize(); i++) {
      if (memory.get(ValueLayout.JAVA_BYTE, i) != UNTOUCHED) {
        throw new AssertionError("A byte outside the given rows was written with " + values + ".");
      }
    }
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
    List<FakeParameters> all = new ArrayList<>(List.of(initial()));
    for (ParameterSpec spec : effect().descriptor().parameters()) {
      switch (spec.kind()) {
        case FLOAT, INT, BOOL -> numbers(spec).forEach(value -> all.add(initial().with(spec.name(), value)));
        case COLOR -> all.add(initial().withColor(spec.name(), new Color(200, 40, 90, 120)));
        case STRING, FONT, CAPTION, READER, CURVE -> {}
      }
    }
    neutral().ifPresent(all::add);
    all.addAll(variations());
    return all;
  }

  private static Stream<Double> numbers(ParameterSpec spec) {
    Stream<Double> extremes = Stream.of(spec.minimum(), spec.maximum(), -1e300, 1e300, 0.0);
    return Stream.concat(extremes, spec.choices().keySet().stream().map(Integer::doubleValue)).distinct();
  }

  private static void assertSame(Frame actual, Frame expected, FakeParameters values) {
    assertThat(actual.toString()).isEqualTo(expected.toString());
    long mismatch = actual.pixels().mismatch(expected.pixels());
    assertThat(mismatch).as("first byte that differs with %s", values).isEqualTo(-1);
  }

  private static void assertPremultiplied(Frame frame) {
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int alpha = Pixel.alpha(pixel);
      if (Pixel.red(pixel) > alpha || Pixel.green(pixel) > alpha || Pixel.blue(pixel) > alpha) {
        throw new AssertionError("Pixel " + i + " of " + frame + " is brighter than its alpha: " + Integer.toHexString(pixel));
      }
    }
  }
}
