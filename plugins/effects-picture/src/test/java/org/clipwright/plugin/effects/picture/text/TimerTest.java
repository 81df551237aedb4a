package org.clipwright.plugin.effects.picture.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.plugin.effects.picture.text.TimerReading.Floor;
import org.clipwright.plugin.effects.picture.text.TimerReading.Format;
import org.clipwright.plugin.effects.picture.text.TimerReading.Mode;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerTest extends PictureEffectContract {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 160;
  private static final int GREY = Pixel.opaque(80, 80, 80);

  @Override
  protected PictureEffect effect() {
    return new Timer();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("font_alpha", 0).with("show_background", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(
        initial().withText("prefix", "T− ").withText("suffix", " שעה").with("mode", 1).with("clamp", 0),
        initial().with("format", 2).with("gravity", 4).with("stroke_width", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "UP, MINUTES, 31, 10, 00:11",
    "UP, MINUTES, 1, 6000, 100:00",
    "UP, HOURS, 31, 3661, 01:01:02",
    "UP, MILLISECONDS, 31, 10, 00:00:11.000",
    "UP, MILLISECONDS, 2, 0, 00:00:00.033",
    "UP, TIMECODE, 46, 10, 00:00:11:15",
    "UP, FRAMES, 31, 1, 61",
    "DOWN, MINUTES, 1, 0, 00:05",
    "DOWN, HOURS, 31, 1, 00:00:03",
    "DOWN, TIMECODE, 2, 0, 00:00:04:29",
    "DOWN, FRAMES, 31, 0, 120",
    "DOWN, MINUTES, 301, 0, 00:00",
    "CLOCK, HOURS, 31, 86399, 00:00:00",
    "CLOCK, HOURS, 1, -3600, 23:00:00",
    "TIMECODE, MINUTES, 31, 10, 00:00:11:00",
    "FRAMES, MINUTES, 1, 1, 31"
  })
  void readsTheTimeInEachModeAndFormat(Mode mode, Format format, long frame, double start, String text) {
    assertThat(new TimerReading(mode, format, Floor.ZERO, 30).text(frame, start, 5)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"MINUTES, -00:05", "MILLISECONDS, -00:00:05.000", "TIMECODE, -00:00:05:00", "FRAMES, -150"})
  void aCountdownGoesOnBelowZeroWhereItMay(Format format, String text) {
    assertThat(new TimerReading(Mode.DOWN, format, Floor.NONE, 30).text(301, 0, 5)).isEqualTo(text);
  }

  @Test
  void zeroHasNoSign() {
    TimerReading reading = new TimerReading(Mode.DOWN, Format.MILLISECONDS, Floor.NONE, 30);
    assertThat(reading.text(4, 0, 0.1)).isEqualTo("00:00:00.000");
  }

  @Test
  void ratesThatAreNotWholeGiveTimecodesOfWholeFrames() {
    TimerReading reading = new TimerReading(Mode.TIMECODE, Format.TIMECODE, Floor.ZERO, 30_000 / 1001.0);
    assertThat(reading.text(30, 0, 0)).isEqualTo("00:00:00:29");
    assertThat(reading.text(31, 0, 0)).isEqualTo("00:00:01:00");
  }

  @Test
  void itStandsWhereItsGravityPutsIt() {
    assertThat(middle(initial().with("gravity", 0))).containsExactly(0, 0);
    assertThat(middle(initial().with("gravity", 5))).containsExactly(2, 1);
    assertThat(middle(initial())).containsExactly(1, 2);
    assertThat(middle(initial().with("y_offset", -40))).containsExactly(1, 1);
  }

  @Test
  void onlyTheDigitsThatChangeAreDrawnElsewise() {
    FakeParameters values = initial().with("font_size", 100).with("show_background", 0);
    int[] before = picture(values, 1, Optional.empty());
    int[] after = picture(values, 31, Optional.empty());
    List<Integer> columns =
        IntStream.range(0, before.length).filter(i -> before[i] != after[i]).map(i -> i % WIDTH).boxed().toList();
    assertThat(columns).isNotEmpty().allMatch(x -> x > WIDTH * 0.6);
  }

  @Test
  void theBackgroundIsABoxOfItsColour() {
    FakeParameters boxed =
        initial().with("background_alpha", 1).withColor("background", Color.of(0, 0, 200)).with("font_alpha", 0);
    int[] pixels = picture(boxed, 1, Optional.empty());
    long blue = Arrays.stream(pixels).filter(pixel -> pixel == Pixel.opaque(0, 0, 200)).count();
    long grey = Arrays.stream(pixels).filter(pixel -> pixel == GREY).count();
    assertThat(blue).isGreaterThan(1500);
    assertThat(blue + grey).isBetween(pixels.length - 400L, pixels.length - 1L);
    assertThat(picture(boxed.with("show_background", 0), 1, Optional.empty())).containsOnly(GREY);
  }

  @Test
  void aCountdownLastsAsLongAsItsClipUnlessToldOtherwise() {
    Optional<ClipTiming> clip = Optional.of(timing(8, 1));
    FakeParameters down = initial().with("mode", 1);
    assertThat(picture(down, 1, clip)).isEqualTo(picture(initial().with("start_time", 8), 1, Optional.empty()));
    assertThat(picture(down.with("end_time", 20), 1, clip))
        .isEqualTo(picture(initial().with("start_time", 20), 1, Optional.empty()));
  }

  @Test
  void sourceTimeFollowsTheTimeCurveAndClipTimeDoesNot() {
    Optional<ClipTiming> fast = Optional.of(timing(8, 3));
    assertThat(picture(initial(), 31, fast)).isEqualTo(picture(initial(), 91, Optional.empty()));
    assertThat(picture(initial().with("time_source", 0), 31, fast)).isEqualTo(picture(initial(), 31, Optional.empty()));
  }

  private static ClipTiming timing(double length, int speed) {
    return new ClipTiming() {
      @Override
      public double seconds() {
        return length;
      }

      @Override
      public long mediaFrame(long frameNumber) {
        return (frameNumber - 1) * speed + 1;
      }
    };
  }

  /** Column and row, 0 to 2 each, of the third of the picture in which the middle of the timer lies. */
  private List<Integer> middle(FakeParameters values) {
    int[] pixels = picture(values, 1, Optional.empty());
    int[] drawn = IntStream.range(0, pixels.length).filter(i -> pixels[i] != GREY).toArray();
    double x = Arrays.stream(drawn).map(i -> i % WIDTH).average().orElseThrow();
    double y = Arrays.stream(drawn).map(i -> i / WIDTH).average().orElseThrow();
    return List.of((int) (x * 3 / WIDTH), (int) (y * 3 / HEIGHT));
  }

  private int[] picture(FakeParameters values, long frame, Optional<ClipTiming> clip) {
    FakeEffectSetup plain = FakeEffectSetup.of(values).withRates(30, 48_000);
    FakeEffectSetup setup = clip.map(plain::withClip).orElse(plain);
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = effect().open(setup)) {
      Frame source = Frame.allocate(arena, WIDTH, HEIGHT);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, GREY);
      }
      Frame result = new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, frame);
      return IntStream.range(0, result.size()).map(result::pixel).toArray();
    }
  }
}
