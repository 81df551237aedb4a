package org.clipwright.worker.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clipwright.render.setup.FrameRange;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;

/** Where films are cut. */
class SegmentCutTest {

  private static Profile profile(int width, int height, Rational fps) {
    return new Profile(width, height, fps, 48_000, 2, 3);
  }

  @Test
  void segmentsCoverTheRangeWithoutGapsAndHaveTenToThirtySeconds() {
    for (int height : new int[] {90, 360, 720, 1080, 2160}) {
      for (Rational fps : List.of(new Rational(10, 1), new Rational(24000, 1001), new Rational(60, 1))) {
        long first = 37;
        long last = first + (long) (fps.toDouble() * 307.3);
        List<FrameRange> cut = SegmentCut.of(profile(height * 16 / 9, height, fps), new FrameRange(first, last));
        assertThat(cut.getFirst().first()).isEqualTo(first);
        assertThat(cut.getLast().last()).isEqualTo(last);
        for (int i = 1; i < cut.size(); i++) {
          assertThat(cut.get(i).first()).isEqualTo(cut.get(i - 1).last() + 1);
        }
        assertThat(cut).allSatisfy(segment -> assertThat(segment.count() / fps.toDouble()).isBetween(10.0, 31.5));
      }
    }
  }

  @Test
  void largePicturesHaveShorterSegments() {
    Rational fps = new Rational(30, 1);
    assertThat(SegmentCut.of(profile(1920, 1080, fps), new FrameRange(1, 6000)).getFirst().count()).isEqualTo(600);
    assertThat(SegmentCut.of(profile(3840, 2160, fps), new FrameRange(1, 6000)).getFirst().count()).isEqualTo(300);
  }

  @Test
  void whatIsShorterThanTwoSegmentsIsNotCut() {
    Rational fps = new Rational(25, 1);
    assertThat(SegmentCut.of(profile(640, 360, fps), new FrameRange(1, 753))).hasSize(1);
    assertThat(SegmentCut.of(profile(640, 360, fps), new FrameRange(1, 754))).hasSize(2);
  }

  @Test
  void longerFilmIsCutInTheSamePlaces() {
    Profile profile = profile(640, 360, new Rational(25, 1));
    List<FrameRange> shorter = SegmentCut.of(profile, new FrameRange(1, 5000));
    List<FrameRange> longer = SegmentCut.of(profile, new FrameRange(1, 9000));
    assertThat(longer.subList(0, shorter.size() - 1)).isEqualTo(shorter.subList(0, shorter.size() - 1));
  }
}
