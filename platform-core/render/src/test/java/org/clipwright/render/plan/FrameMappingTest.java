package org.clipwright.render.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMappingTest {

  @Test
  void summedStepsDecideAboutHalves() {
    FrameMapping mapping = new FrameMapping(new Rational(25, 1), 75, new Rational(60, 1), Fidelity.ORIGINAL);

    assertThat(mapping.mediaFrame(7)).isEqualTo(3);
    assertThat(mapping.mediaFrame(19)).isEqualTo(9);
    assertThat(mapping.mediaFrame(31)).isEqualTo(13);
  }

  @Test
  void doubledRatesShowEveryFrameTwice() {
    FrameMapping mapping = new FrameMapping(new Rational(30, 1), 90, new Rational(60, 1), Fidelity.ORIGINAL);

    assertThat(new long[] {mapping.mediaFrame(1), mapping.mediaFrame(2), mapping.mediaFrame(3), mapping.mediaFrame(4)})
        .containsExactly(1, 2, 2, 3);
  }

  @Test
  void pastTheEndTheLastFrameThatTheTimelineReachesStands() {
    FrameMapping mapping = new FrameMapping(new Rational(60, 1), 120, new Rational(30, 1), Fidelity.ORIGINAL);

    assertThat(new long[] {mapping.mediaFrame(60), mapping.mediaFrame(61), mapping.mediaFrame(500)}).containsOnly(119);
  }

  @Test
  void thePartOfAFrameThatRoundingLeavesOfTheMediaIsNotLost() {
    FrameMapping mapping = new FrameMapping(new Rational(100, 3), 20, new Rational(50, 1), Fidelity.ORIGINAL);

    assertThat(mapping.length()).isEqualTo(30);
  }

  @Test
  void halvedRatesShowEveryOtherFrameToTheEndWhateverTheLength() {
    for (long length = 290; length < 310; length++) {
      FrameMapping mapping = new FrameMapping(new Rational(60, 1), length, new Rational(30, 1), Fidelity.CORRECT);
      for (long frame = 1; frame <= mapping.length(); frame++) {
        assertThat(mapping.mediaFrame(frame)).isEqualTo(2 * frame - 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, 60, 1 1 2 2 3 3 4 4 5 5", "25, 50, 1 1 2 2 3 3 4 4 5 5", "24, 30, 1 1 2 3 4 5 5 6 7 8",
    "25, 30, 1 1 2 3 4 5 6 6 7 8", "30, 24, 1 2 3 4 6 7 8 9 11 12", "60, 30, 1 3 5 7 9 11 13 15 17 19",
    "50, 25, 1 3 5 7 9 11 13 15 17 19", "60000/1001, 30000/1001, 1 3 5 7 9 11 13 15 17 19",
    "12, 30, 1 1 1 2 2 3 3 3 4 4", "1, 60, 1 1 1 1 1 1 1 1 1 1"
  })
  void theNewestFrameOfTheMediaIsShown(String media, String timeline, String shown) {
    FrameMapping mapping = new FrameMapping(rate(media), 300, rate(timeline), Fidelity.CORRECT);

    assertThat(first(mapping, 10)).isEqualTo(shown);
  }

  private static String first(FrameMapping mapping, int count) {
    return LongStream.rangeClosed(1, count).mapToObj(frame -> "" + mapping.mediaFrame(frame)).collect(joining(" "));
  }

  private static Rational rate(String text) {
    String[] parts = text.split("/");
    return new Rational(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
  }

  @Test
  void ofAnNtscFilmEachFrameIsShownAndOneInAThousandTwice() {
    FrameMapping mapping = new FrameMapping(new Rational(30000, 1001), 30000, new Rational(30, 1), Fidelity.CORRECT);

    assertThat(LongStream.rangeClosed(1, 30000).map(mapping::mediaFrame).distinct().count()).isEqualTo(29970);
    assertThat(LongStream.range(1, 30000).map(frame -> mapping.mediaFrame(frame + 1) - mapping.mediaFrame(frame)))
        .containsOnly(0L, 1L);
  }

  /** 23.976 is 24000/1001 as a rate that was found from milliseconds, or written with three digits. */
  @Test
  void roundedRatesDoNotPutTheMediaOneFrameBehind() {
    for (String[] rates : new String[][] {{"2997/125", "24000/1001"}, {"24000/1001", "2997/125"},
      {"2997/100", "30000/1001"}, {"2997/50", "60000/1001"}}) {
      FrameMapping mapping = new FrameMapping(rate(rates[0]), 15000, rate(rates[1]), Fidelity.CORRECT);
      for (long frame = 1; frame <= 15000; frame++) {
        assertThat(mapping.mediaFrame(frame)).as("%s in %s", rates[0], rates[1]).isEqualTo(frame);
      }
    }
  }

  @Test
  void noFrameOfTheMediaIsShownBeforeItBeginsNorAfterTheNextOneHas() {
    for (Rational media : new Rational[] {new Rational(60, 1), new Rational(50, 1), new Rational(60000, 1001),
      new Rational(12, 1), new Rational(24, 1), new Rational(25, 1)}) {
      for (Rational timeline : new Rational[] {new Rational(24000, 1001), new Rational(30, 1), new Rational(60, 1)}) {
        FrameMapping mapping = new FrameMapping(media, 1001, timeline, Fidelity.CORRECT);
        for (long frame = 1; frame <= mapping.length(); frame++) {
          double begun = (frame - 1) / timeline.toDouble() * media.toDouble();
          assertThat(mapping.mediaFrame(frame) - 1 - begun).as("%s in %s", media, timeline).isBetween(-1.0, 0.0201);
        }
      }
    }
  }

  @Test
  void pastItsEndTheLastFrameOfTheMediaStands() {
    FrameMapping mapping = new FrameMapping(new Rational(60, 1), 301, new Rational(30, 1), Fidelity.CORRECT);

    assertThat(new long[] {mapping.mediaFrame(151), mapping.mediaFrame(152), mapping.mediaFrame(500)})
        .containsOnly(301);
  }
}
