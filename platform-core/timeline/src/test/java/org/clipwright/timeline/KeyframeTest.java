package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyframeTest {

  private static final Keyframe EASE = Keyframe.of(List.of(Point.bezier(1, 0), Point.bezier(101, 1)));

  @Test
  void withoutPointsTheValueIsZero() {
    assertThat(Keyframe.EMPTY.value(7)).isZero();
  }

  @Test
  void beforeTheFirstAndAfterTheLastPointTheirValuesHold() {
    Keyframe curve = Keyframe.of(List.of(Point.bezier(10, 3), Point.bezier(20, 5)));

    assertThat(curve.value(1)).isEqualTo(3);
    assertThat(curve.value(10)).isEqualTo(3);
    assertThat(curve.value(20)).isEqualTo(5);
    assertThat(curve.value(1000)).isEqualTo(5);
  }

  @Test
  void theUsualHandlesEaseInAndOut() {
    assertThat(EASE.value(26)).isCloseTo(0.1061, within(1e-3));
    assertThat(EASE.value(51)).isEqualTo(0.5);
    assertThat(EASE.value(76)).isCloseTo(0.8939, within(1e-3));
  }

  @Test
  void theRightPointOfAPairDecidesHowTheValueGetsThere() {
    Keyframe linear = twoPoints(Interpolation.LINEAR);
    Keyframe constant = twoPoints(Interpolation.CONSTANT);

    assertThat(linear.value(4)).isCloseTo(3, within(1e-12));
    assertThat(constant.value(10.99)).isZero();
    assertThat(constant.value(11)).isEqualTo(10);
  }

  @Test
  void bisectionStopsAsSoonAsItIsNearerThanAHundredthOfAFrame() {
    Keyframe steep = Keyframe.of(List.of(Point.bezier(1, 0), Point.bezier(2, 1_000_000)));

    double exact = 1_000_000 * (3 * 0.25 - 2 * 0.125);
    assertThat(steep.value(1.5)).isEqualTo(exact);
    assertThat(steep.value(1.25)).isNotCloseTo(106_100, within(1.0)).isCloseTo(106_100, within(10_000.0));
  }

  @Test
  void pointsInAnyOrderGiveTheSameCurve() {
    List<Point> points =
        new ArrayList<>(IntStream.range(1, 500).mapToObj(i -> Point.bezier(i * 3, Math.sin(i))).toList());
    Keyframe sorted = Keyframe.of(points);
    Collections.shuffle(points, new Random(1));

    assertThat(Keyframe.of(points)).isEqualTo(sorted);
  }

  @Test
  void ofPointsAtTheSameFrameTheLastOneCounts() {
    Keyframe curve = Keyframe.of(List.of(Point.bezier(5, 1), Point.bezier(5, 2), Point.bezier(5, 3)));

    assertThat(curve.points()).hasSize(1);
    assertThat(curve.value(5)).isEqualTo(3);
  }

  @Test
  void noNumbersAndInfinitiesStillGiveFiniteValues() {
    double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 1e308, 0};
    for (double x : wild) {
      for (double y : wild) {
        for (Interpolation interpolation : Interpolation.values()) {
          Keyframe curve =
              Keyframe.of(
                  List.of(
                      Point.bezier(1, y),
                      new Point(x, -y, interpolation, new Point.Handle(y, x), new Point.Handle(x, y)),
                      Point.bezier(50, 1)));
          for (double frame : new double[] {1, 2, 25.5, 50, 1e6}) {
            assertThat(curve.value(frame)).isFinite();
          }
        }
      }
    }
  }

  @Test
  void thousandsOfPointsAreFoundQuickly() {
    Keyframe curve =
        Keyframe.of(IntStream.range(1, 20_000).mapToObj(i -> Point.of(i, i, Interpolation.LINEAR)).toList());

    long before = System.nanoTime();
    for (int i = 0; i < 1_000_000; i++) {
      curve.value(i % 20_000 + 0.5);
    }
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void valuesAreRoundedHalfAwayFromZero() {
    assertThat(Keyframe.of(0.5).rounded(1)).isEqualTo(1);
    assertThat(Keyframe.of(-0.5).rounded(1)).isEqualTo(-1);
    assertThat(Keyframe.of(2.5).rounded(1)).isEqualTo(3);
    assertThat(Keyframe.of(0.49999999999999994).rounded(1)).isZero();
    assertThat(Keyframe.of(Double.NaN).rounded(1)).isZero();
  }

  @Test
  void theDeltaPastTheLastPointIsOne() {
    Keyframe curve = Keyframe.of(List.of(Point.of(1, 1, Interpolation.LINEAR), Point.of(11, 21, Interpolation.LINEAR)));

    assertThat(curve.delta(1)).isEqualTo(1);
    assertThat(curve.delta(5)).isCloseTo(2, within(1e-9));
    assertThat(curve.delta(12)).isEqualTo(1);
  }

  @Test
  void theDirectionIsThatOfTheNextChange() {
    Keyframe curve =
        Keyframe.of(
            List.of(
                Point.of(1, 5, Interpolation.LINEAR),
                Point.of(50, 5, Interpolation.LINEAR),
                Point.of(60, 1, Interpolation.LINEAR)));

    assertThat(curve.increasing(1)).isFalse();
    assertThat(Keyframe.of(3).increasing(1)).isTrue();
  }

  @Test
  void fromTheLastPointOnTheDirectionIsThatOfTheLastStep() {
    assertThat(Keyframe.of(List.of(Point.bezier(1, 9), Point.bezier(5, 2))).increasing(5)).isFalse();
    assertThat(Keyframe.of(List.of(Point.bezier(1, 9), Point.bezier(5, 2))).increasing(50)).isFalse();
    assertThat(Keyframe.of(List.of(Point.bezier(1, 9), Point.bezier(5, 2), Point.bezier(9, 2))).increasing(9)).isTrue();
  }

  private static Keyframe twoPoints(Interpolation interpolation) {
    return Keyframe.of(List.of(Point.bezier(1, 0), Point.of(11, 10, interpolation)));
  }

  @Test
  void curveThatIsCutDownHasTheSameValuesThere() {
    Keyframe whole = Keyframe.of(List.of(Point.bezier(1, 0), Point.of(20, 8, Interpolation.LINEAR),
        Point.bezier(40, -3), Point.of(60, 5, Interpolation.CONSTANT), Point.bezier(80, 1)));
    for (int first = -5; first < 100; first += 5) {
      for (int last = first; last < 100; last += 7) {
        Keyframe part = whole.within(first, last);
        for (int frame = first; frame <= last; frame++) {
          assertThat(part.value(frame)).as("frame " + frame).isEqualTo(whole.value(frame));
        }
      }
    }
    assertThat(whole.within(21, 39).points()).hasSize(2);
    assertThat(whole.within(90, 99).points()).hasSize(1);
  }
}
