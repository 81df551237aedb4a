package org.clipwright.services.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The speed of an export, and the time it still takes. */
class RenderPaceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;

  /** Renders at a speed for some seconds, counted ten times a second. */
  private RenderPace render(RenderPace before, double seconds, long framesPerTenth) {
    RenderPace pace = before;
    for (int tenth = 0; tenth < seconds * 10; tenth++) {
      now = now.plusMillis(100);
      pace = pace.after(now, framesPerTenth);
    }
    return pace;
  }

  private RenderPace begun() {
    return RenderPace.UNKNOWN.after(now, 500);
  }

  @Test
  void nothingIsKnownInTheFirstSecond() {
    RenderPace pace = render(begun(), 0.9, 3);
    assertThat(pace.framesPerSecond(now)).isEmpty();
    assertThat(pace.etaSeconds(now, 100)).isEmpty();
  }

  @Test
  void framesThatWereThereBeforeDoNotCount() {
    RenderPace pace = render(begun(), 2, 3);
    assertThat(pace.framesPerSecond(now).orElseThrow()).isCloseTo(30, within(0.1));
    assertThat(pace.etaSeconds(now, 300).orElseThrow()).isCloseTo(10, within(0.1));
  }

  @Test
  void timeBeforeTheFirstFrameDoesNotCount() {
    RenderPace pace = render(render(begun(), 20, 0), 2, 3);
    assertThat(pace.framesPerSecond(now).orElseThrow()).isCloseTo(30, within(0.1));
    assertThat(pace.etaSeconds(now, 300).orElseThrow()).isCloseTo(10, within(0.1));
  }

  @Test
  void speedFollowsWithinSecondsAndTheTimeLeftMoreSlowly() {
    RenderPace pace = render(render(begun(), 60, 3), 10, 9);
    assertThat(pace.framesPerSecond(now).orElseThrow()).isBetween(75.0, 90.0);
    assertThat(pace.etaSeconds(now, 300).orElseThrow()).isBetween(6.0, 9.0);
  }

  @Test
  void shortPauseDoesNotMakeTheTimeLeftJump() {
    RenderPace pace = render(begun(), 60, 3);
    double before = pace.etaSeconds(now, 3000).orElseThrow();
    assertThat(render(pace, 2, 0).etaSeconds(now, 3000).orElseThrow()).isBetween(before, before * 1.06);
  }

  @Test
  void speedIsForgottenWhenNothingHappensForAMinute() {
    RenderPace pace = render(begun(), 5, 3);
    assertThat(pace.framesPerSecond(now.plusSeconds(59))).isPresent();
    assertThat(pace.framesPerSecond(now.plusSeconds(61))).isEmpty();
    assertThat(pace.etaSeconds(now.plusSeconds(61), 10)).isEmpty();
  }

  @Test
  void timeLeftDoesNotJumpThoughFramesAreCountedUnevenly() {
    RenderPace pace = begun();
    Random random = new Random(1);
    double left = 300;
    double before = Double.NaN;
    while (left > 40) {
      long millis = 250 + random.nextInt(200);
      long frames = Math.round(30 * millis / 1000.0 * (random.nextInt(3) == 0 ? 0.1 : 1.45));
      left -= frames;
      now = now.plusMillis(millis);
      pace = pace.after(now, frames);
      double eta = pace.etaSeconds(now, 300).orElse(Double.NaN);
      if (!Double.isNaN(before)) {
        assertThat(eta / before).as("of all frames, from one event to the next").isBetween(0.7, 1.45);
      }
      before = eta;
    }
    assertThat(300 / before).as("frames a second").isCloseTo(30, within(7.0));
  }

  @Test
  void slowBeginningIsSoonForgottenAndTwoCountsOfOneMomentAreOne() {
    RenderPace pace = begun();
    for (int i = 0; i < 40; i++) {
      now = now.plusMillis(300);
      pace = pace.after(now, i < 2 ? 0 : 9);
    }
    double speed = pace.framesPerSecond(now).orElseThrow();
    assertThat(speed).isCloseTo(30, within(2.0));
    assertThat(pace.after(now, 100).framesPerSecond(now)).contains(speed);
  }
}
