package org.clipwright.plugin.effects.picture.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;
import org.clipwright.sdk.testkit.PictureEffectContract;
import org.clipwright.sdk.testkit.PictureRun;
import org.junit.jupiter.api.Test;

class CaptionTest extends PictureEffectContract {

  private static final int GREY = Pixel.opaque(80, 80, 80);

  @Override
  protected PictureEffect effect() {
    return new Caption();
  }

  @Override
  protected Opacity opacity() {
    return Opacity.CHANGED;
  }

  @Override
  protected Optional<FakeParameters> neutral() {
    return Optional.of(initial().with("font_alpha", 0));
  }

  @Override
  protected List<FakeParameters> variations() {
    return List.of(initial().with("background_alpha", 0.5).with("fade_in", 0).with("font_size", 200));
  }

  @Test
  void wordsAreThereFromTheirFirstFrameToTheirLast() {
    FakeParameters values = words("00:01.000 --> 00:02.000\nHello").with("fade_in", 0).with("fade_out", 0);
    assertThat(changed(values, 30)).isZero();
    assertThat(changed(values, 31)).isPositive();
    assertThat(changed(values, 60)).isPositive();
    assertThat(changed(values, 61)).isZero();
  }

  @Test
  void wordsFollowTheSpeedOfTheirClip() {
    FakeParameters values = words("00:01.000 --> 00:02.000\nHello").with("fade_in", 0).with("fade_out", 0);
    assertThat(IntStream.of(15, 16, 30, 31).mapToObj(frame -> changedAtDoubleSpeed(values, frame, Fidelity.CORRECT)))
        .containsExactly(false, true, true, false);
    assertThat(IntStream.of(16, 31, 60).mapToObj(frame -> changedAtDoubleSpeed(values, frame, Fidelity.ORIGINAL)))
        .containsExactly(false, true, true);
  }

  private boolean changedAtDoubleSpeed(FakeParameters values, long frame, Fidelity fidelity) {
    ClipTiming twice = new ClipTiming() {
      @Override
      public double seconds() {
        return 10;
      }

      @Override
      public long mediaFrame(long frameNumber) {
        return (frameNumber - 1) * 2 + 1;
      }
    };
    FakeEffectSetup setup =
        FakeEffectSetup.of(values).withRates(30, 48_000).withFidelity(fidelity).withClip(twice);
    try (Arena arena = Arena.ofConfined()) {
      Frame result = captioned(arena, setup, frame);
      return IntStream.range(0, result.size()).anyMatch(i -> result.pixel(i) != GREY);
    }
  }

  @Test
  void wordsFadeInAndOut() {
    FakeParameters values =
        words("00:00.000 --> 00:02.000\nHello").with("fade_in", 1).with("fade_out", 1).with("stroke_width", 0);
    assertThat(brightest(values, 1)).isEqualTo(80);
    assertThat(brightest(values, 16)).isBetween(150, 185);
    assertThat(brightest(values, 31)).isGreaterThan(240);
    assertThat(brightest(values, 45)).isBetween(150, 185);
    assertThat(brightest(values, 60)).isEqualTo(80);
  }

  @Test
  void theBackgroundLiesRoundTheWords() {
    FakeParameters plain = words("00:00.000 --> 00:02.000\nHello").with("fade_in", 0);
    FakeParameters boxed = plain.with("background_alpha", 1);
    assertThat(changed(boxed, 10)).isGreaterThan(2 * changed(plain, 10));
  }

  @Test
  void longLinesAreBroken() {
    int one = lowestChangedRow(words("00:00.000 --> 00:02.000\nshort").with("top", 0.2).with("fade_in", 0));
    int several = lowestChangedRow(
        words("00:00.000 --> 00:02.000\nmany words that together do not fit into one line of this picture")
            .with("top", 0.2).with("fade_in", 0));
    assertThat(several).isGreaterThan(one + 20);
  }

  @Test
  void timesMayBeWrittenInSeveralWays() {
    assertThat(CaptionCues.parse(
        "WEBVTT\n\n1\n00:00:01,500 --> 00:00:02.000 align:left\nOne\n\n2\n00:03.00-->01:00:04:250\nTwo\nlines",
        Fidelity.CORRECT))
        .extracting(CaptionCues.Cue::from, CaptionCues.Cue::to, CaptionCues.Cue::lines)
        .containsExactly(tuple(1.5, 2.0, List.of("One")), tuple(3.0, 3604.25, List.of("Two", "lines")));
  }

  @Test
  void cuesThatOverlapStandOneBelowTheOther() {
    FakeParameters both =
        words("00:00.000 --> 00:02.000\nHello\n\n00:00.000 --> 00:02.000\nworld").with("fade_in", 0).with("top", 0.2);
    FakeParameters lines = words("00:00.000 --> 00:02.000\nHello\nworld").with("fade_in", 0).with("top", 0.2);
    assertThat(lowestChangedRow(both)).isEqualTo(lowestChangedRow(lines));
    assertThat(changed(both, 10)).isEqualTo(changed(lines, 10));
  }

  @Test
  void spacesCount() {
    FakeParameters wide = words("00:00.000 --> 00:02.000\nI   I").with("fade_in", 0).with("background_alpha", 1);
    FakeParameters narrow = words("00:00.000 --> 00:02.000\nI I").with("fade_in", 0).with("background_alpha", 1);
    assertThat(changed(wide, 10)).isGreaterThan(changed(narrow, 10) + 50);
  }

  @Test
  void numbersOfCuesAreNoText() {
    assertThat(CaptionCues.parse("10\n00:01,000 --> 00:02,000\nTen\n\n11\n00:02,000 --> 00:03,000\nEleven\n42 is text",
        Fidelity.CORRECT))
        .extracting(CaptionCues.Cue::lines).containsExactly(List.of("Ten"), List.of("Eleven", "42 is text"));
  }

  @Test
  void theOriginalShowsWhatFollowsTheTimes() {
    String text = "00:01.000 --> 00:02.000 align:start\nOne";
    assertThat(CaptionCues.parse(text, Fidelity.ORIGINAL).getFirst().lines()).containsExactly(" align:start", "One");
    assertThat(CaptionCues.parse(text, Fidelity.CORRECT).getFirst().lines()).containsExactly("One");
  }

  @Test
  void theOriginalTakesShortFractionsForMillisecondsAndDropsSingleLetters() {
    String text = "00:01.50 --> 00:02.00\nA\n<i>word</i>";
    assertThat(CaptionCues.parse(text, Fidelity.ORIGINAL))
        .containsExactly(CaptionCues.Cue.plain(1.05, 2, List.of("<i>word</i>")));
    assertThat(CaptionCues.parse(text, Fidelity.CORRECT))
        .extracting(CaptionCues.Cue::from, CaptionCues.Cue::to, CaptionCues.Cue::lines)
        .containsExactly(tuple(1.5, 2.0, List.of("A", "word")));
  }

  @Test
  void theOriginalLeavesOutWordsForWhichThereIsNoRoom() {
    FakeParameters narrow =
        words("00:00.000 --> 00:02.000\nHello").with("fade_in", 0).with("left", 0.5).with("right", 0.5);
    assertThat(changed(narrow, 10)).isPositive();
    assertThat(changed(narrow, 10, Fidelity.ORIGINAL)).isZero();
  }

  private FakeParameters words(String text) {
    return initial().withText("caption_text", text);
  }

  private long changed(FakeParameters values, long frame) {
    return changed(values, frame, Fidelity.CORRECT);
  }

  private long changed(FakeParameters values, long frame, Fidelity fidelity) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = captioned(arena, values, frame, fidelity);
      return IntStream.range(0, result.size()).filter(i -> result.pixel(i) != GREY).count();
    }
  }

  private int brightest(FakeParameters values, long frame) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = captioned(arena, values, frame);
      return IntStream.range(0, result.size()).map(i -> Pixel.red(result.pixel(i))).max().orElseThrow();
    }
  }

  private int lowestChangedRow(FakeParameters values) {
    try (Arena arena = Arena.ofConfined()) {
      Frame result = captioned(arena, values, 10);
      return IntStream.range(0, result.size()).filter(i -> result.pixel(i) != GREY).max().orElse(0) / result.width();
    }
  }

  private Frame captioned(Arena arena, FakeParameters values, long frame) {
    return captioned(arena, values, frame, Fidelity.CORRECT);
  }

  private Frame captioned(Arena arena, FakeParameters values, long frame, Fidelity fidelity) {
    return captioned(arena, FakeEffectSetup.of(values).withRates(30, 48_000).withFidelity(fidelity), frame);
  }

  private Frame captioned(Arena arena, FakeEffectSetup setup, long frame) {
    Frame source = Frame.allocate(arena, 320, 180);
    for (int i = 0; i < source.size(); i++) {
      source.pixel(i, GREY);
    }
    try (PictureFilter filter = effect().open(setup)) {
      return new PictureRun(filter, setup, Map.of(), PictureRun.ALL_ROWS).apply(arena, source, frame);
    }
  }
}
