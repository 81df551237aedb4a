package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the masks that are drawn by code. */
class TransitionMaskTest {

  @TempDir Path folder;

  private String drawn(String reference) throws IOException {
    return Files.readString(TransitionMask.file(reference, folder).orElseThrow());
  }

  @Test
  void fadeIsBlackEverywhere() throws IOException {
    assertThat(drawn("@transitions/common/fade.svg")).contains("<rect width=\"1920\" height=\"1080\"/>")
        .doesNotContain("rgb", "#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deform_7.jpg", "twirl_12.jpg", "wandering_3.jpg", "star_1.jpg", "dissolve.jpg",
      "boxes_4.jpg"})
  void extraWipesLeaveOutTheDarkestAndTheLightestGreys(String name) throws IOException {
    assertThat(drawn("@transitions/extra/" + name)).contains("rgb(17,17,17)").doesNotContain("rgb(0,0,0)",
        "rgb(255,255,255)");
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
