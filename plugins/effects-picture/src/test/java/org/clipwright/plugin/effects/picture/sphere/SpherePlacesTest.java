package org.clipwright.plugin.effects.picture.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.testkit.TestFrames;
import org.junit.jupiter.api.Test;

/**
 * Rows of places, and what is read there, beside what the formulas say for each pixel by the functions of {@link Math}.
 */
class SpherePlacesTest {

  private static final int WIDTH = 162;
  private static final int HEIGHT = 91;

  /** What lies next to one half may be rounded to its other side. */
  private static final double MOST_DIFFERENT = 0.00002;

  @Test
  void anglesAreThoseOfTheirTangents() {
    for (int i = -10_000; i <= 10_000; i++) {
      double tangent = i / 10_000.0;
      assertThat(Arctangent.of(tangent)).isCloseTo(Math.atan(tangent), within(3e-11));
    }
  }

  @Test
  void placesAreRightToAMillionthOfAPixel() {
    for (SphereView view : views()) {
      SphereReference reference = new SphereReference(view, WIDTH, HEIGHT);
      RayRow row = RayRow.of(WIDTH);
      for (int y = 0; y < HEIGHT; y++) {
        find(view, y, row);
        for (int x = 0; x < WIDTH; x++) {
          assertThat(error(row.x[x], row.y[x], reference.place(x, y))).as("%s at %d, %d", view, x, y).isLessThan(1e-6);
        }
      }
    }
  }

  /** How far a place is from the expected one; infinitely when only one of them is there. */
  private static double error(double x, double y, double[] expected) {
    boolean nowhere = Double.isNaN(x) && Double.isNaN(y);
    if (nowhere || expected.length == 0) {
      return nowhere && expected.length == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.max(Math.abs(x - expected[0]), Math.abs(y - expected[1]));
  }

  @Test
  void whatIsReadThereIsOffByOneLevelAndSeldom() {
    try (Arena arena = Arena.ofConfined()) {
      Frame source = TestFrames.translucentNoise(arena, WIDTH, HEIGHT, 2);
      for (Sampling sampling : Sampling.values()) {
        long different = views().stream().mapToLong(view -> different(source, view, sampling)).sum();
        assertThat(different).as("%s", sampling).isLessThan((long) (MOST_DIFFERENT * views().size() * WIDTH * HEIGHT));
      }
    }
  }

  /** How many pixels differ, none by more than a level. */
  private static long different(Frame source, SphereView view, Sampling sampling) {
    boolean round = view.source() == SphereView.Lens.FLAT && !view.half();
    BorderedPicture picture = taken(source, round);
    SphereReference reference = new SphereReference(view, WIDTH, HEIGHT);
    RayRow row = RayRow.of(WIDTH);
    SampledRow read = SampledRow.of(WIDTH);
    long different = 0;
    int furthest = 0;
    for (int y = 0; y < HEIGHT; y++) {
      find(view, y, row);
      read.read(picture, sampling, row.x, row.y);
      for (int x = 0; x < WIDTH; x++) {
        double[] place = reference.place(x, y);
        int expected = place.length == 0 ? 0 : SphereReference.pixel(source, place, sampling, round);
        different += read.pixels[x] == expected ? 0 : 1;
        furthest = Math.max(furthest, distance(read.pixels[x], expected));
      }
    }
    assertThat(furthest).as("%s %s", view, sampling).isLessThan(2);
    return different;
  }

  private static int distance(int one, int other) {
    IntUnaryOperator channel = shift -> Math.abs((one >>> shift & 0xFF) - (other >>> shift & 0xFF));
    return Math.max(
        Math.max(channel.applyAsInt(0), channel.applyAsInt(8)),
        Math.max(channel.applyAsInt(16), channel.applyAsInt(24)));
  }

  private static BorderedPicture taken(Frame source, boolean round) {
    BorderedPicture picture = new BorderedPicture(WIDTH, HEIGHT);
    int[] pixels = new int[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      source.readRow(y, pixels);
      if (round) {
        picture.takeRound(y, pixels);
      } else {
        picture.take(y, pixels);
      }
    }
    return picture;
  }

  private static void find(SphereView view, int y, RayRow row) {
    new SphereRays(WIDTH, HEIGHT, view).trace(y, row);
    new SpherePlaces(WIDTH, HEIGHT, view).find(row);
  }

  /** Every kind of view out of every kind of picture, ahead, aside, behind, up and down. */
  private static List<SphereView> views() {
    List<SphereView> views = new ArrayList<>();
    for (SphereView.Lens lens : SphereView.Lens.values()) {
      for (SphereView.Lens source : SphereView.Lens.values()) {
        boolean half = lens == SphereView.Lens.FLAT && source == SphereView.Lens.STEREOGRAPHIC;
        views.add(new SphereView(0.3, -0.4, 0.2, 1.6, lens, half, source, 3.1, false));
        views.add(new SphereView(2.9, 1.2, -0.7, 2.4, lens, half, source, 2.1, true));
      }
      views.add(new SphereView(0.1, 0.2, 0, 1.2, lens, true, SphereView.Lens.FLAT, Math.PI, false));
    }
    return views;
  }
}
