package org.clipwright.plugin.effects.picture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.function.IntPredicate;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captions with styles, places, highlights and moving words, on black at 30 frames a second. */
class StyledCaptionsTest {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 338;

  @BeforeAll
  static void font() throws Exception {
    GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, new File(
        "../../platform-core/render/src/main/resources/org/clipwright/render/still/DejaVuSans.ttf")));
  }

  /** What is inked: how much of it, and where. */
  private record Ink(int count, int left, int right, int top, int bottom) {}

  private static FakeParameters values(String text) {
    return FakeParameters.initial(new Caption().descriptor()).withText("caption_text", text)
        .with("fade_in", 0).with("fade_out", 0).with("stroke_width", 0);
  }

  private static Ink ink(FakeParameters values, long frame, IntPredicate counted) {
    return ink(values, frame, counted, Fidelity.CORRECT);
  }

  private static Ink ink(FakeParameters values, long frame, IntPredicate counted, Fidelity fidelity) {
    FakeEffectSetup setup = FakeEffectSetup.of(values).withRates(30, 48_000).withFidelity(fidelity);
    try (Arena arena = Arena.ofConfined(); PictureFilter filter = new Caption().open(setup)) {
      Frame source = Frame.allocate(arena, WIDTH, HEIGHT);
      for (int i = 0; i < source.size(); i++) {
        source.pixel(i, Pixel.opaque(0, 0, 0));
      }
      return ink(new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, frame), counted);
    }
  }

  private static Ink ink(Frame frame, IntPredicate counted) {
    int count = 0;
    int left = WIDTH;
    int right = -1;
    int top = HEIGHT;
    int bottom = -1;
    for (int i = 0; i < frame.size(); i++) {
      if (counted.test(frame.pixel(i))) {
        count++;
        left = Math.min(left, i % WIDTH);
        right = Math.max(right, i % WIDTH);
        top = Math.min(top, i / WIDTH);
        bottom = Math.max(bottom, i / WIDTH);
      }
    }
    return new Ink(count, left, right, top, bottom);
  }

  private static boolean any(int pixel) {
    return Pixel.red(pixel) + Pixel.green(pixel) + Pixel.blue(pixel) > 120;
  }

  private static boolean white(int pixel) {
    return Pixel.red(pixel) > 150 && Pixel.blue(pixel) > 150;
  }

  private static boolean yellow(int pixel) {
    return Pixel.red(pixel) > 150 && Pixel.green(pixel) > 120 && Pixel.blue(pixel) < 60;
  }

  private static boolean red(int pixel) {
    return Pixel.red(pixel) > 150 && Pixel.green(pixel) < 60;
  }

  private static final String SPOKEN =
      "00:00.000 --> 00:03.000\n<00:00.000>One <00:01.000>two <00:02.000>three";

  @Test
  void tagsColourTheirWordsOnly() {
    FakeParameters values = values("00:00.000 --> 00:02.000\nplain <font color=\"#ff0000\">red</font>");
    Ink plain = ink(values, 10, StyledCaptionsTest::white);
    Ink red = ink(values, 10, StyledCaptionsTest::red);
    assertThat(plain.count()).isGreaterThan(100);
    assertThat(red.count()).isGreaterThan(100);
    assertThat(red.left()).isGreaterThan(plain.right());
  }

  @Test
  void boldIsWiderAndUnderlinesLieBelow() {
    String cue = "00:00.000 --> 00:02.000\n";
    Ink plain = ink(values(cue + "wimmmw"), 10, StyledCaptionsTest::any);
    assertThat(ink(values(cue + "<b>wimmmw</b>"), 10, StyledCaptionsTest::any).count())
        .isGreaterThan(plain.count() * 11 / 10);
    assertThat(ink(values(cue + "<u>wimmmw</u>"), 10, StyledCaptionsTest::any).bottom()).isGreaterThan(plain.bottom());
    assertThat(ink(values(cue + "<i>wimmmw</i>"), 10, StyledCaptionsTest::any)).isNotEqualTo(plain);
  }

  @Test
  void originalEngineShowsNoneOfIt() {
    FakeParameters values = values(SPOKEN).with("highlight", 1).with("word_animation", 1);
    assertThat(ink(values, 45, StyledCaptionsTest::yellow, Fidelity.ORIGINAL).count()).isZero();
  }

  @Test
  void wordThatIsSpokenIsHighlighted() {
    FakeParameters values = values(SPOKEN).with("highlight", 1);
    Ink first = ink(values, 5, StyledCaptionsTest::yellow);
    Ink second = ink(values, 40, StyledCaptionsTest::yellow);
    Ink third = ink(values, 70, StyledCaptionsTest::yellow);
    assertThat(first.count()).isGreaterThan(50);
    assertThat(first.right()).isLessThan(second.left());
    assertThat(second.right()).isLessThan(third.left());
  }

  @Test
  void lineThatIsSpokenIsHighlighted() {
    FakeParameters values =
        values("00:00.000 --> 00:02.000\n<00:00.000>One two\n<00:01.000>three").with("highlight", 2);
    Ink first = ink(values, 5, StyledCaptionsTest::yellow);
    Ink second = ink(values, 40, StyledCaptionsTest::yellow);
    assertThat(first.bottom()).isLessThan(second.top());
  }

  @Test
  void withoutTimesOfWordsNothingIsHighlighted() {
    FakeParameters values = values("00:00.000 --> 00:03.000\nOne two three").with("highlight", 1);
    assertThat(ink(values, 45, StyledCaptionsTest::yellow).count()).isZero();
    assertThat(ink(values, 45, StyledCaptionsTest::white).count()).isGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void wordsAppearWhenTheyAreSpoken(int animation) {
    FakeParameters values = values(SPOKEN).with("word_animation", animation);
    int still = ink(values(SPOKEN), 89, StyledCaptionsTest::any).count();
    int one = ink(values, 25, StyledCaptionsTest::any).count();
    int two = ink(values, 55, StyledCaptionsTest::any).count();
    assertThat(one).isBetween(50, still / 2);
    assertThat(two).isGreaterThan(one + 50);
    assertThat(ink(values, 89, StyledCaptionsTest::any).count()).isBetween(still * 97 / 100, still * 103 / 100);
    assertThat(ink(values, 32, StyledCaptionsTest::any)).as("on its way").isNotEqualTo(
        ink(values, 55, StyledCaptionsTest::any));
  }

  @Test
  void placesOfTheCaptionsAreKept() {
    String event = "Dialogue: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,";
    Ink top = ink(values(event + "{\\an8}Title"), 10, StyledCaptionsTest::any);
    assertThat(top.bottom()).isLessThan(HEIGHT / 5);
    assertThat((top.left() + top.right()) / 2).isBetween(WIDTH / 2 - 5, WIDTH / 2 + 5);
    Ink point = ink(values(event + "{\\an7\\pos(192,144)}Title"), 10, StyledCaptionsTest::any);
    assertThat(point.left()).isBetween(WIDTH / 2, WIDTH / 2 + 10);
    assertThat(point.top()).isBetween(HEIGHT / 2, HEIGHT / 2 + 25);
  }

  @Test
  void safeAreaKeepsCaptionsFromTheSides() {
    FakeParameters low = values("00:00.000 --> 00:02.000\nTwo\nlines").with("top", 0.9);
    assertThat(ink(low, 10, StyledCaptionsTest::any).bottom()).isGreaterThan(HEIGHT - 5);
    assertThat(ink(low.with("safe_area", 1), 10, StyledCaptionsTest::any).bottom()).isLessThan(HEIGHT * 95 / 100);
    assertThat(ink(low.with("safe_area", 2), 10, StyledCaptionsTest::any).bottom()).isLessThan(HEIGHT * 79 / 100);
  }

  @Test
  void longCaptionsAreShownAFewLinesAtATime() {
    String text = "00:00.000 --> 00:04.000\n" + "some words to read ".repeat(8).strip();
    FakeParameters values = values(text).with("most_lines", 2).with("top", 0.1);
    Ink all = ink(values(text).with("top", 0.1), 10, StyledCaptionsTest::any);
    Ink first = ink(values, 10, StyledCaptionsTest::any);
    Ink last = ink(values, 110, StyledCaptionsTest::any);
    assertThat(first.bottom() - first.top()).isLessThan((all.bottom() - all.top()) * 2 / 3);
    assertThat(last.top()).isCloseTo(first.top(), within(3));
    assertThat(last).isNotEqualTo(first);
  }

  @Test
  void hebrewLinesBeginAtTheRight() {
    Ink mixed = ink(values("00:00.000 --> 00:02.000\nשלום <font color=\"#ff0000\">עולם</font>"), 10,
        StyledCaptionsTest::white);
    Ink second = ink(values("00:00.000 --> 00:02.000\nשלום <font color=\"#ff0000\">עולם</font>"), 10,
        StyledCaptionsTest::red);
    assertThat(second.count()).isGreaterThan(50);
    assertThat(second.right()).as("what follows is on the left").isLessThan(mixed.left());
  }

  /** A number is written to the right, but the space behind it is on its left there. */
  @Test
  void numberInALineThatRunsToTheLeftHasASpaceOnBothSides() {
    FakeParameters values = values(
        "00:00.000 --> 00:02.000\nשלום <font color=\"#ff0000\">123 </font><font color=\"#ffff00\">עולם</font>");
    Ink first = ink(values, 10, StyledCaptionsTest::white);
    Ink number = ink(values, 10, StyledCaptionsTest::red);
    Ink last = ink(values, 10, StyledCaptionsTest::yellow);
    int before = first.left() - number.right();
    assertThat(before).isBetween(4, 20);
    assertThat(number.left() - last.right()).isCloseTo(before, within(4));
  }

  @Test
  void wordsOfAnotherDirectionHaveSpacesBetweenThem() {
    requireSpaces("A <font color=\"#ff0000\">שלום </font><font color=\"#ffff00\">12</font>", Order.TO_THE_LEFT);
    requireSpaces("שלום <font color=\"#ff0000\">abc </font><font color=\"#ffff00\">def</font>", Order.TO_THE_RIGHT);
  }

  private enum Order {
    TO_THE_LEFT,
    TO_THE_RIGHT
  }

  private static void requireSpaces(String text, Order order) {
    FakeParameters values = values("00:00.000 --> 00:02.000\n" + text);
    Ink red = ink(values, 10, StyledCaptionsTest::red);
    Ink yellow = ink(values, 10, StyledCaptionsTest::yellow);
    int between = order == Order.TO_THE_LEFT ? red.left() - yellow.right() : yellow.left() - red.right();
    assertThat(between).as(text).isBetween(4, 20);
  }
}
