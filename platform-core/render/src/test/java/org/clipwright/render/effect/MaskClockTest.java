package org.clipwright.render.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.clipwright.render.effect.MaskClock.ClockPlace;
import org.clipwright.render.effect.MaskSettings.Loop;
import org.clipwright.render.effect.MaskSettings.Mode;
import org.clipwright.render.effect.MaskSettings.Time;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.TimelineRange;
import org.junit.jupiter.api.Test;

/** Tests which frames of a mask are shown. */
class MaskClockTest {

  private static MaskClock clock(Time time, Loop loop, double start, double end) {
    return clock(time, loop, start, end, Fidelity.CORRECT);
  }

  private static MaskClock clock(Time time, Loop loop, double start, double end, Fidelity fidelity) {
    MaskSettings settings =
        new MaskSettings(Optional.empty(), Optional.of("mask_reader"), false, Mode.LIMIT, time, loop);
    return new MaskClock(settings, TimelineRange.of(0, start, end), 30, 10, 5, fidelity);
  }

  private static long[] frames(MaskClock clock, ClockPlace place, long count) {
    return LongStream.rangeClosed(1, count).map(frame -> clock.frame(frame, place)).toArray();
  }

  @Test
  void maskRunsAtItsOwnRateAndItsLastFrameStays() {
    assertThat(frames(clock(Time.SOURCE, Loop.ONCE, 0, 0), ClockPlace.CLIP, 17))
        .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5);
    assertThat(frames(clock(Time.SOURCE, Loop.ONCE, 0, 0, Fidelity.ORIGINAL), ClockPlace.CLIP, 17))
        .containsExactly(1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5);
  }

  @Test
  void maskMayRunFrameByFrameAndAgainOrBack() {
    assertThat(frames(clock(Time.TIMELINE, Loop.REPEAT, 0, 0), ClockPlace.CLIP, 7))
        .containsExactly(1, 2, 3, 4, 5, 1, 2);
    assertThat(frames(clock(Time.TIMELINE, Loop.PING_PONG, 0, 0), ClockPlace.CLIP, 10))
        .containsExactly(1, 2, 3, 4, 5, 4, 3, 2, 1, 2);
  }

  @Test
  void startAndEndOfTheEffectChooseAPartOfTheMask() {
    assertThat(frames(clock(Time.TIMELINE, Loop.REPEAT, 0.1, 0.3), ClockPlace.CLIP, 4)).containsExactly(2, 3, 4, 2);
    assertThat(frames(clock(Time.TIMELINE, Loop.REPEAT, 9, 9), ClockPlace.CLIP, 2)).containsExactly(5, 5);
  }

  @Test
  void onTheTimelineTheStartIsTakenOffAgain() {
    assertThat(clock(Time.TIMELINE, Loop.ONCE, 0.1, 0.5).frame(4, ClockPlace.TIMELINE)).isEqualTo(2);
    assertThat(clock(Time.TIMELINE, Loop.ONCE, 0.1, 0.5).frame(1, ClockPlace.TIMELINE)).isEqualTo(2);
  }
}
