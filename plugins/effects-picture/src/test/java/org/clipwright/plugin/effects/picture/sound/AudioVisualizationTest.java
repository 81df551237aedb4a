package org.clipwright.plugin.effects.picture.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.clipwright.sdk.testkit.TestBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioVisualizationTest extends PictureEffectContract {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 120;
  private static final int GREY = Pixel.opaque(80, 80, 80);
  private static final AudioBlock SILENCE = TestBlocks.silence(2, 1600, 48_000);

  @Override
  protected PictureEffect effect() {
    return new AudioVisualization();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected FakeEffectSetup setup(FakeParameters values) {
    return FakeEffectSetup.of(values).withSound(frame -> TestBlocks.noise(2, 1600, 48_000, frame));
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().withColor("color", new Color(68, 170, 255, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void theOriginalDrawsEveryWayToo(int type) {
    FakeParameters values = plain().with("visualization_type", type).with("style", type % 4);
    int[] noise = picture(values, TestBlocks.noise(2, 1600, 48_000, 3), Fidelity.ORIGINAL, WIDTH);

    assertThat(noise).isNotEqualTo(picture(values, SILENCE, Fidelity.ORIGINAL, WIDTH));
  }

  @Override
  protected List<FakeParameters> variations() {
    List<FakeParameters> all = new ArrayList<>();
    for (int type = 0; type <= 8; type++) {
      all.add(initial().with("visualization_type", type).with("color_mode", 1).with("style", type % 4));
      all.add(initial().with("visualization_type", type).with("intensity", 1e300).with("channel_layout", 3));
      all.add(initial().with("visualization_type", type).with("frequency_low", 1e9).with("frequency_high", -5));
      all.add(initial().with("visualization_type", type).with("detail", 0).with("glow", 1).with("smoothing", 0));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void everyWayOfDrawingTellsSoundFromSilence(int type) {
    FakeParameters values = plain().with("visualization_type", type);
    assertThat(picture(values, TestBlocks.noise(2, 1600, 48_000, 3))).isNotEqualTo(picture(values, SILENCE));
  }

  @Test
  void aWaveStandsWhereItsSamplesAre() {
    AudioBlock half = TestBlocks.silence(2, 1600, 48_000);
    Arrays.fill(half.channel(0), 0.5f);
    Arrays.fill(half.channel(1), 0.5f);
    int[] pixels = picture(plain().with("channel_layout", 1).with("smoothing", 0), half);
    double expected = HEIGHT / 2.0 - 0.5 * 0.44 * HEIGHT;
    assertThat(rows(pixels, pixel -> pixel != GREY)).allMatch(y -> Math.abs(y + 0.5 - expected) < 2);
  }

  @Test
  void channelsHaveLanesOfTheirOwn() {
    AudioBlock left = TestBlocks.silence(2, 1600, 48_000);
    Arrays.fill(left.channel(0), 1f);
    int[] pixels = picture(plain().with("visualization_type", 1), left);
    List<Integer> drawn = rows(pixels, pixel -> pixel != GREY);
    assertThat(drawn.stream().filter(y -> y < HEIGHT / 2).count()).isGreaterThan(40);
    assertThat(drawn.stream().filter(y -> y >= HEIGHT / 2).count()).isLessThan(4);
  }

  @ParameterizedTest
  @CsvSource({"100, 0.23", "1000, 0.57", "9800, 0.9"})
  void aToneStandsAtItsFrequency(double hertz, double place) {
    AudioBlock tone = TestBlocks.sine(2, 1600, 48_000, hertz, 0);
    int[] pixels = picture(plain().with("visualization_type", 2).with("smoothing", 0), tone);
    int highest = IntStream.range(0, pixels.length).filter(i -> pixels[i] != GREY).findFirst().orElseThrow();
    assertThat(highest / WIDTH).isLessThan(HEIGHT / 3);
    assertThat((double) (highest % WIDTH) / WIDTH).isBetween(place - 0.04, place + 0.04);
  }

  @Test
  void theFrequenciesShownCanBeGivenInHertz() {
    AudioBlock tone = TestBlocks.sine(2, 1600, 48_000, 1000, 0);
    FakeParameters bars = plain().with("visualization_type", 2).with("smoothing", 0);
    int[] pixels = picture(bars.with("frequency_low", 500).with("frequency_high", 2000), tone);
    int highest = IntStream.range(0, pixels.length).filter(i -> pixels[i] != GREY).findFirst().orElseThrow();
    assertThat(highest % WIDTH).isBetween(WIDTH / 2 - 12, WIDTH / 2 + 12);
  }

  @Test
  void aMeterIsLitAsFarAsItIsLoud() {
    FakeParameters meter =
        plain().with("visualization_type", 7).with("style", 3).withColor("color", Color.of(0, 255, 0));
    assertThat(lit(meter, TestBlocks.sine(2, 1600, 48_000, 400, 0)))
        .isGreaterThan(2 * lit(meter, quiet())).isGreaterThan(4000);
    assertThat(lit(meter, SILENCE)).isZero();
  }

  @Test
  void oppositeChannelsLieSidewaysInTheScope() {
    AudioBlock opposite = TestBlocks.sine(2, 1600, 48_000, 200, 0);
    for (int i = 0; i < opposite.samples(); i++) {
      opposite.channel(1)[i] = -opposite.channel(0)[i];
    }
    FakeParameters scope = plain().with("visualization_type", 5);
    int[] alike = picture(scope, TestBlocks.sine(2, 1600, 48_000, 200, 0));
    int[] unlike = picture(scope, opposite);
    int[] still = picture(scope, SILENCE);
    assertThat(spread(rowsThatDiffer(alike, still))).isGreaterThan(25);
    assertThat(spread(rowsThatDiffer(unlike, still))).isLessThan(6);
  }

  @Test
  void otherBackgroundsReplaceThePicture() {
    FakeParameters clear = plain().with("background", 0);
    assertThat(picture(clear, SILENCE)[0]).isZero();
    assertThat(Pixel.alpha(picture(clear.with("background", 1), SILENCE)[0])).isEqualTo(255);
    assertThat(Pixel.alpha(picture(clear.with("background", 2), SILENCE)[0])).isLessThan(4);
    assertThat(Pixel.alpha(picture(clear.with("background", 3), SILENCE)[0])).isBetween(130, 145);
  }

  @Test
  void brokenSamplesCountAsSilence() {
    AudioBlock broken = TestBlocks.silence(2, 1600, 48_000);
    Arrays.fill(broken.channel(0), Float.NaN);
    Arrays.fill(broken.channel(1), Float.POSITIVE_INFINITY);
    for (int type = 0; type <= 8; type++) {
      FakeParameters values = plain().with("visualization_type", type);
      assertThat(picture(values, broken)).isEqualTo(picture(values, SILENCE));
    }
  }

  @Test
  void aFrameWithoutSamplesHasItsBackgroundOnly() {
    assertThat(picture(initial(), new AudioBlock(2, 0, 48_000))).containsOnly(GREY);
  }

  @Test
  void theOriginalsAreaIsMadeOfWholePixels() {
    AudioBlock half = TestBlocks.silence(2, 1600, 48_000);
    Arrays.fill(half.channel(0), 0.5f);
    Arrays.fill(half.channel(1), 0.5f);
    FakeParameters area = plain().with("visualization_type", 1).with("channel_layout", 1).with("smoothing", 0);

    int[] pixels = picture(area, half, Fidelity.ORIGINAL, WIDTH);

    assertThat(rows(pixels, pixel -> pixel != GREY)).containsExactlyElementsOf(
        IntStream.range(33, 87).boxed().toList());
    assertThat(Arrays.stream(pixels).filter(pixel -> pixel != GREY).count()).isEqualTo(54L * WIDTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 1280})
  void everyColumnOfTheOriginalsAreaHasItsOwnSamples(int width) {
    AudioBlock click = TestBlocks.silence(1, width, 48_000);
    click.channel(0)[200] = 1;
    FakeParameters area = plain().with("visualization_type", 1).with("detail", 1).with("smoothing", 0);

    int[] pixels = picture(area, click, Fidelity.ORIGINAL, width);

    assertThat(IntStream.range(0, width).filter(x -> pixels[20 * width + x] != GREY)).containsExactly(200);
  }

  @Test
  void theOriginalsBarsBeginAtTheLeftEdge() {
    int[] pixels = picture(plain().with("visualization_type", 2), SILENCE, Fidelity.ORIGINAL, WIDTH);

    int[] lowest = Arrays.copyOfRange(pixels, (HEIGHT - 1) * WIDTH, HEIGHT * WIDTH);
    assertThat(IntStream.range(0, WIDTH).filter(x -> lowest[x] == GREY).toArray())
        .isEqualTo(IntStream.range(0, WIDTH).filter(x -> x % 3 == 2).toArray());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1})
  void theOriginalMeasuresTheToneInTheMiddleOfABar(double amplitude) {
    AudioBlock tone = TestBlocks.sine(1, 2048, 48_000, 1000, 0);
    double factor = amplitude / max(tone.channel(0));
    for (int i = 0; i < tone.samples(); i++) {
      tone.channel(0)[i] *= (float) factor;
    }

    assertThat(SingleTones.strengths(new FrameSound(tone).mixed(2048), 48_000, 1, 500, 2000)[0]).isCloseTo(
        2 * amplitude,
        within(amplitude / 50));
    assertThat(SingleTones.strengths(new FrameSound(tone).mixed(2048), 48_000, 1, 2000, 8000)[0])
        .isLessThan(amplitude / 50);
  }

  /** The goldens are drawn with Qt 5.15 by a second program, which was written from the rules alone. */
  @ParameterizedTest
  @CsvSource({"clean, 0, 0", "neon, 2, 1", "minimal, 3, 0"})
  void theOriginalsParticlesAreThoseThatQtDraws(String name, int style, int coloring) throws IOException {
    FakeParameters particles =
        plain().with("visualization_type", 6).with("style", style).with("color_mode", coloring);
    int[] drawn = picture(particles, TestBlocks.sine(2, 1600, 48_000, 1000, 0), Fidelity.ORIGINAL, WIDTH);
    BufferedImage golden = ImageIO.read(getClass().getResource("/golden/particles-" + name + ".png"));

    assertThat(meanSquare(drawn, golden)).isLessThan(1.5);
  }

  private static double meanSquare(int[] drawn, BufferedImage golden) {
    double sum = 0;
    for (int i = 0; i < drawn.length; i++) {
      int expected = golden.getRGB(i % WIDTH, i / WIDTH);
      sum += Math.pow(Pixel.red(drawn[i]) - (expected >> 16 & 0xFF), 2)
          + Math.pow(Pixel.green(drawn[i]) - (expected >> 8 & 0xFF), 2)
          + Math.pow(Pixel.blue(drawn[i]) - (expected & 0xFF), 2);
    }
    return sum / drawn.length / 3;
  }

  private static float max(float[] samples) {
    float max = 0;
    for (float sample : samples) {
      max = Math.max(max, sample);
    }
    return max;
  }

  private FakeParameters plain() {
    return initial().with("glow", 0);
  }

  private static AudioBlock quiet() {
    AudioBlock block = TestBlocks.sine(2, 1600, 48_000, 400, 0);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < block.samples(); i++) {
        block.channel(channel)[i] *= 0.1f;
      }
    }
    return block;
  }

  private long lit(FakeParameters values, AudioBlock sound) {
    return Arrays.stream(picture(values, sound)).filter(pixel -> Pixel.green(pixel) > 230).count();
  }

  private static List<Integer> rowsThatDiffer(int[] one, int[] other) {
    return IntStream.range(0, one.length).filter(i -> one[i] != other[i]).map(i -> i / WIDTH).distinct().boxed()
        .toList();
  }

  private static int spread(List<Integer> rows) {
    return rows.isEmpty() ? 0 : rows.getLast() - rows.getFirst();
  }

  private static List<Integer> rows(int[] pixels, IntPredicate wanted) {
    return IntStream.range(0, pixels.length).filter(i -> wanted.test(pixels[i])).map(i -> i / WIDTH).distinct().boxed()
        .toList();
  }

  private int[] picture(FakeParameters values, AudioBlock sound) {
    return picture(values, sound, Fidelity.CORRECT, WIDTH);
  }

  private int[] picture(FakeParameters values, AudioBlock sound, Fidelity fidelity, int width) {
    FakeEffectSetup setup = FakeEffectSetup.of(values).withSound(_ -> sound).withFidelity(fidelity);
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup)) {
      Frame source = Frame.allocate(arena, width, HEIGHT);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, GREY);
      }
      Frame result = new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, 5);
      return IntStream.range(0, result.size()).map(result::pixel).toArray();
    }
  }
}
