package org.clipwright.render.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clipwright.render.codec.PaintedMedia;
import org.clipwright.render.picture.PictureProject;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.EngineRules;
import org.clipwright.timeline.Keyframe;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests whose rules a render follows: the project's version and the operator's wish together. */
class RenderSetupTest {

  private final PictureProject project = new PictureProject(new PaintedMedia());

  private RenderSetup setup(String version, Fidelity asked) {
    Timeline timeline = new ProjectReader(Path::of).read(
        "{\"version\":{\"libopenshot\":\"" + version + "\"},\"clips\":[{\"scale_x\":{\"Points\":[]},"
            + "\"scale_y\":{\"Points\":[]},\"origin_x\":{\"Points\":[]},\"location_x\":{\"Points\":[]},"
            + "\"margin\":{\"Points\":[]}}]}");
    return RenderSetup.of(timeline, new PaintedMedia(), project, Path::of, asked);
  }

  @ParameterizedTest
  @CsvSource(value = {
    "0.5.0|ORIGINAL|ORIGINAL_0_5|V0_5", "0.5.0|ORIGINAL_0_5|ORIGINAL_0_5|V0_5", "0.5.0|CORRECT|CORRECT|V0_5",
    "1.1.0|ORIGINAL|ORIGINAL|NEWEST", "1.1.0|ORIGINAL_0_5|ORIGINAL_0_5|V0_5", "1.1.0|CORRECT|CORRECT|NEWEST",
    "''|ORIGINAL|ORIGINAL|NEWEST", "''|ORIGINAL_0_5|ORIGINAL_0_5|V0_5"}, delimiter = '|')
  void versionOfTheProjectAndFidelityTellTheRules(
      String version, Fidelity asked, Fidelity followed, EngineRules rules) {
    RenderSetup setup = setup(version, asked);

    assertThat(setup.fidelity()).isEqualTo(followed);
    assertThat(setup.timeline().rules()).isEqualTo(rules);
  }

  @ParameterizedTest
  @CsvSource({"1.1.0, 1, 0.5", "0.5.0, 0, 0"})
  void curvesWithoutPointsMeanWhatANewClipHasInNewerEngines(String version, double scale, double origin) {
    ClipGeometry geometry = setup(version, Fidelity.CORRECT).timeline().clips().getFirst().geometry();

    assertThat(List.of(geometry.scaleX(), geometry.scaleY())).extracting(curve -> curve.value(1))
        .containsOnly(scale);
    assertThat(geometry.originX().value(1)).isEqualTo(origin);
    for (Keyframe curve : List.of(geometry.locationX(), geometry.margin())) {
      assertThat(curve.value(1)).isZero();
    }
  }
}
