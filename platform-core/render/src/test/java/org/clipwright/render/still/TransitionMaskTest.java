package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the masks that are drawn by code. */
class TransitionMaskTest {

  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;

  @TempDir Path folder;

  private String drawn(String reference) throws IOException {
    return Files.readString(TransitionMask.file(reference, folder).orElseThrow());
  }

  @Test
  void fadeIsBlackEverywhere() throws IOException {
    assertThat(drawn("@transitions/common/fade.svg")).contains("<rect width=\"1920\" height=\"1080\"/>")
        .doesNotContain("rgb", "#");
  }

  /** What a clip under the editor's usual transition shows at a time of it, by the rules of the effect Mask. */
  private double shown(int[] greys, double time) {
    int added = (int) (255 * (1 - 2 * time));
    return Arrays.stream(greys)
        .mapToDouble(grey -> 1 - Math.clamp(20 / 17.0 * (grey + added - 128) + 128, 0, 255) / 255)
        .average().orElseThrow();
  }

  private double timeToShow(int[] greys, double share) {
    return DoubleStream.iterate(0, time -> time + 0.005).filter(time -> shown(greys, time) >= share).findFirst()
        .orElseThrow();
  }

  private int[] greys(String reference) {
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, WIDTH, HEIGHT);
      SvgReader.draw(TransitionMask.file(reference, folder).orElseThrow(), new Size(1920, 1080),
          Affine.scaling(0.1, 0.1), 0, 0, frame, DrawingLimits.USUAL);
      return IntStream.range(0, frame.size()).map(i -> Pixel.green(frame.pixel(i))).toArray();
    }
  }

  @Test
  void aFadeShowsHalfAfterAQuarterOfItsTimeAndAllAfterHalf() {
    int[] fade = greys("@transitions/common/fade.svg");

    assertThat(shown(fade, 0.25)).isEqualTo(0.51, within(0.01));
    assertThat(shown(fade, 0.5)).isEqualTo(1);
    assertThat(shown(fade, 0.75)).isEqualTo(1);
  }

  /** A photo of 4 by 3 is not seen through a mask of 16 by 9 with bars. */
  @ParameterizedTest
  @CsvSource({"48,36", "30,60", "160,90", "300,20"})
  void aMaskFillsPicturesOfEveryShape(int width, int height) {
    Path wipe = TransitionMask.file("@transitions/common/wipe_top_to_bottom.svg", folder).orElseThrow();
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, width, height);
      DrawingPart.filling(new Size(1920, 1080), new Size(width, height)).draw(wipe, frame);

      assertThat(IntStream.range(0, frame.size()).map(i -> Pixel.alpha(frame.pixel(i)))).containsOnly(255);
      // The greys run from 24 to 222, and a pixel has one of those between its edges.
      int step = Math.ceilDiv(222 - 24, height);
      assertThat(Pixel.green(frame.pixel(0))).isBetween(24, 24 + step);
      assertThat(Pixel.green(frame.pixel(frame.size() - 1))).isBetween(222 - step, 222);
    }
  }

  /** In the editor's 405 pictures, the medians are 0.11, 0.18, 0.36, 0.50, 0.63, 0.81 and 0.89. */
  @ParameterizedTest
  @ValueSource(strings = {"deform_7.jpg", "wandering_3.jpg", "dissolve.jpg", "blinds_2.jpg", "fogg_3.jpg"})
  void extraWipesRunForTheTimeThatTheEditorsPicturesTake(String name) {
    int[] greys = greys("@transitions/extra/" + name);

    assertThat(timeToShow(greys, 0.01)).isBetween(0.09, 0.13);
    assertThat(timeToShow(greys, 0.25)).isBetween(0.34, 0.39);
    assertThat(timeToShow(greys, 0.5)).isBetween(0.48, 0.52);
    assertThat(timeToShow(greys, 0.75)).isBetween(0.61, 0.65);
    assertThat(timeToShow(greys, 0.99)).isBetween(0.87, 0.91);
  }

  /** Greys of the editor's pictures at the left edge, the middle and the right edge, and at the top and the bottom. */
  @ParameterizedTest
  @CsvSource({"wipe_left_to_right,29,128,226,128,128", "wipe_right_to_left,226,127,29,127,127",
    "wipe_top_to_bottom,124,124,124,24,222", "wipe_bottom_to_top,131,131,131,231,33",
    "circle_in_to_out,178,2,178,144,144", "circle_out_to_in,77,253,77,111,111"})
  void commonWipesHaveTheGreysOfTheEditorsPictures(String name, int left, int middle, int right, int top, int bottom) {
    int[] greys = greys("@transitions/common/" + name + ".svg");
    int row = HEIGHT / 2 * WIDTH;
    int column = WIDTH / 2;

    assertThat(greys[row]).isCloseTo(left, within(4));
    assertThat(greys[row + column]).isCloseTo(middle, within(4));
    assertThat(greys[row + WIDTH - 1]).isCloseTo(right, within(4));
    assertThat(greys[column]).isCloseTo(top, within(4));
    assertThat(greys[(HEIGHT - 1) * WIDTH + column]).isCloseTo(bottom, within(4));
  }

  @ParameterizedTest
  @CsvSource({"common/wipe_left_to_right.svg,x1=\"0.0\"", "extra/unknown.jpg,x1=\"0.0\"",
    "common/circle_in_to_out.svg,radialGradient"})
  void namesGiveTheShapeTheyPromise(String name, String part) throws IOException {
    assertThat(drawn("@transitions/" + name)).contains(part);
  }

  @Test
  void oneReferenceIsDrawnOnceAndOthersAreNoMasks() {
    Path first = TransitionMask.file("@transitions/common/fade.svg", folder).orElseThrow();

    assertThat(TransitionMask.file("@transitions\\common\\Fade.png", folder)).contains(first);
    assertThat(TransitionMask.file("video/files/1/mask.png", folder)).isEmpty();
  }
}
