package org.clipwright.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EngineRules;
import org.clipwright.timeline.ProjectReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests where pictures of 160 by 90 lie on a canvas of the same size. */
class PlacementTest {

  private static final Size PICTURE = new Size(160, 90);

  private static Affine matrix(String keys, EngineRules rules) {
    Clip clip = new ProjectReader(Path::of).read("{\"clips\":[{" + keys + "}]}").clips().getFirst();
    return new Placement(160, 90, rules).matrix(clip.geometry(), 1, PICTURE, PICTURE, Placement.Parent.NONE);
  }

  @Test
  void pictureFitsIntoTheMargins() {
    Affine matrix = matrix("\"margin\":0.1", EngineRules.NEWEST);

    assertThat(matrix.e()).isEqualTo(16);
    assertThat(matrix.f()).isEqualTo(9);
    assertThat(Math.round(160 * matrix.a())).isEqualTo(128);
    assertThat(Math.round(90 * matrix.d())).isEqualTo(72);
  }

  @Test
  void gravityKeepsTheMarginOfAPictureInItsOwnSize() {
    Affine matrix = matrix("\"margin\":0.1,\"scale\":3,\"gravity\":8,\"scale_x\":0.5,\"scale_y\":0.5",
        EngineRules.NEWEST);

    assertThat(matrix.e()).isEqualTo(160 - 9 - 80);
    assertThat(matrix.f()).isEqualTo(90 - 9 - 45);
  }

  @Test
  void croppedPictureIsJustOutsideAtALocationOfOne() {
    String half = "\"scale\":0,\"gravity\":4,\"scale_x\":0.5,\"scale_y\":0.5,";

    assertThat(matrix(half + "\"location_x\":1,\"location_y\":0", EngineRules.NEWEST).e()).isEqualTo(160);
    assertThat(matrix(half + "\"location_x\":-1,\"location_y\":0", EngineRules.NEWEST).e()).isEqualTo(-80);
    assertThat(matrix(half + "\"location_x\":1,\"location_y\":0", EngineRules.V0_5).e()).isEqualTo(40 + 160);
    assertThat(matrix(half.replace(":0,\"grav", ":1,\"grav") + "\"location_x\":1", EngineRules.NEWEST).e())
        .isEqualTo(40 + 160);
  }

  @ParameterizedTest
  @CsvSource(value = {
    "3.5.2|0.7.0|''|0|80", "3.5.2|0.7.0|''|1|80", "4.0.0|1.0.0|''|0|80", "4.0.0|1.0.0|''|1|80",
    "4.0.1|1.0.1|''|0|80", "4.0.1|1.0.1|''|1|80", "''|''|''|0|80", "''|''|''|1|80"}, delimiter = '|')
  void halfOfTheWayOutIsHalfOfTheCanvasForAPictureThatFillsIt(
      String editor, String engine, String said, int mode, double expected) {
    assertThat(moved(editor, engine, said, mode, 1)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(value = {
    "3.4.0|0.5.0|''|1|120", "3.5.2|0.7.0|''|0|120", "3.5.2|0.7.0|''|1|120", "3.5.2-dev|0.7.0|''|0|100",
    "4.0.0|1.0.0|''|0|100", "4.0.0|1.0.0|''|1|100", "4.0.0|1.0.0|''|3|100", "4.0.0-dev|1.0.0|''|1|120",
    "4.0.1|1.0.1|''|0|100", "4.0.1|1.0.1|''|1|120", "4.1.0|1.1.0|''|0|100", "4.1.0|1.1.0|''|3|120",
    "''|0.7.0|''|0|120", "''|1.0.0|''|1|100", "''|1.1.0|''|1|120", "''|''|''|0|100", "''|''|''|1|120",
    "3.5.2|0.7.0|auto|0|100", "3.5.2|0.7.0|geometry|1|100", "4.0.0|1.0.0|canvas|0|120",
    "4.0.1|1.0.1|canvas|0|120", "4.0.1|1.0.1|geometry|1|100", "4.0.1|1.0.1|polar|0|100"}, delimiter = '|')
  void locationCountsWhatTheClipOrItsEditorSays(
      String editor, String engine, String said, int mode, double expected) {
    assertThat(moved(editor, engine, said, mode, 0.5)).isEqualTo(expected);
  }

  /** Where a picture lies that is moved right by half, in a scale mode and at a scale. */
  private static double moved(String editor, String engine, String said, int mode, double scale) {
    String json = """
        {"version":{"openshot-qt":"%s","libopenshot":"%s"},"clips":[{"scale":%d,"scale_x":%s,"scale_y":%s,
        "location_x":0.5,"location_coordinate_system":"%s"}]}""".formatted(editor, engine, mode, scale, scale, said);
    Clip clip = new ProjectReader(Path::of).read(json).clips().getFirst();
    return new Placement(160, 90, EngineRules.NEWEST)
        .matrix(clip.geometry(), 1, PICTURE, PICTURE, Placement.Parent.NONE).e();
  }
}
