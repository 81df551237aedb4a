package org.clipwright.render.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.render.codec.SoundFormat;
import org.clipwright.render.original.SampleRanges.Range;
import org.clipwright.render.sound.PlaybackDirection;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Rational;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRangesTest {

  private static final Rational NTSC = new Rational(30_000, 1001);

  @Test
  void framesOfAnotherRateTakeUnevenNumbersOfSamples() {
    SampleRanges ranges = ranges(0, 0, new Rational(30, 1));

    assertThat(ranges.of(1)).isEqualTo(new Range(1, 0, 1, 1599, 1600));
    assertThat(ranges.of(2)).isEqualTo(new Range(2, 0, 3, 1, 1602));
    assertThat(ranges.of(3)).isEqualTo(new Range(3, 2, 4, 3, 1602));
  }

  @Test
  void startIsCutOffToWholeFramesWhereSamplesAreCounted() {
    SampleRanges ranges = ranges(1.9, 1.234, new Rational(30, 1));

    assertThat(ranges.played(38)).isEqualTo(1602);
    assertThat(ranges.played(37)).isEqualTo(1602);
    assertThat(ranges.played(42)).isEqualTo(ranges(0, 0, new Rational(30, 1)).played(42 + 21));
  }

  @Test
  void alongACurveSamplesAreCountedByClipFrames() {
    SampleRanges ranges = ranges(1.9, 1.234, new Rational(30, 1));

    assertThat(ranges.playedAlongCurve(1)).isEqualTo(1600);
    assertThat(ranges.playedAlongCurve(38)).isEqualTo(1602);
  }

  @Test
  void lastFrameIsTakenAgainPastTheEnd() {
    SampleRanges ranges = ranges(0, 0, new Rational(30, 1));

    assertThat(ranges.of(500)).isEqualTo(ranges.of(89));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 255, 256, 257, 258, 512, 513, 700, 1000})
  void rangeIsTheSameInWhateverOrderFramesAreAskedFor(long frame) {
    SampleRanges inOrder = ranges(0, 0, new Rational(30, 1), 2000);
    for (long before = 1; before < frame; before++) {
      inOrder.of(before);
    }
    SampleRanges back = ranges(0, 0, new Rational(30, 1), 2000);
    back.of(1500);

    Range expected = inOrder.of(frame);

    assertThat(back.of(frame)).isEqualTo(expected);
    assertThat(ranges(0, 0, new Rational(30, 1), 2000).of(frame)).isEqualTo(expected);
    assertThat(inOrder.of(frame + 1)).isNotEqualTo(expected);
    assertThat(inOrder.of(frame)).isEqualTo(expected);
  }

  @Test
  void rangeMovesAheadOfItsFrame() {
    SampleRanges ranges = ranges(0, 0, new Rational(30, 1));

    assertThat(ranges.longer(ranges.of(1), 64, PlaybackDirection.FORWARD)).isEqualTo(new Range(1, 0, 2, 63, 1664));
    assertThat(ranges.moved(ranges.of(2), 64, PlaybackDirection.FORWARD)).isEqualTo(new Range(2, 64, 3, 65, 1602));
    assertThat(ranges.moved(ranges.of(3), 64, PlaybackDirection.BACKWARD)).isEqualTo(new Range(2, 1538, 3, 1539, 1602));
  }

  private static SampleRanges ranges(double position, double start, Rational mediaFps) {
    return ranges(position, start, mediaFps, 90);
  }

  private static SampleRanges ranges(double position, double start, Rational mediaFps, int mediaFrames) {
    String json =
        """
        {"width": 64, "height": 36, "fps": {"num": %d, "den": %d}, "sample_rate": 48000, "channels": 2,
         "channel_layout": 3, "clips": [{"position": %s, "start": %s, "end": 3}]}
        """
            .formatted(NTSC.num(), NTSC.den(), position, start);
    Timeline timeline = new ProjectReader(Path::of).read(json);
    SoundFormat media = new SoundFormat(48_000, 2, 3, mediaFps, mediaFrames, mediaFrames / 30.0, 0);
    return new SampleRanges(timeline.clips().getFirst(), media, timeline.profile());
  }
}
