package org.clipwright.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.timeline.ClipGeometry;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.junit.jupiter.api.Test;

class ReadSizeTest {

  private static final Size CANVAS = new Size(320, 180);
  private static final Size PHOTO = new Size(4000, 3000);

  @Test
  void scalesAreSinglePrecisionSoThatSizesAreNotOnePixelShort() {
    assertThat(box(1, 1.7, 1.4, Fidelity.ORIGINAL)).isEqualTo(new Size(544, 252));
  }

  @Test
  void coveringPicturesAreReadLargeEnoughForTheirScale() {
    assertThat(box(0, 2, 2, Fidelity.CORRECT)).isEqualTo(new Size(640, 480));
    assertThat(box(0, 0.5, 0.5, Fidelity.CORRECT)).isEqualTo(new Size(320, 240));
  }

  @Test
  void theOriginalReadsCoveringPicturesSmallWhenTheyAreScaledDown() {
    assertThat(box(0, 1, 1, Fidelity.ORIGINAL)).isEqualTo(new Size(320, 240));
    assertThat(box(0, 0.45, 0.6, Fidelity.ORIGINAL)).isEqualTo(CANVAS);
  }

  @Test
  void picturesOfWhichAPartIsSeenAreReadLarger() {
    assertThat(box(PHOTO, new ReadSize.PartSize(0.5f, 0.75f), Fidelity.CORRECT)).isEqualTo(new Size(640, 240));
    assertThat(box(PHOTO, new ReadSize.PartSize(0.05f, 0.05f), Fidelity.CORRECT)).isEqualTo(new Size(4000, 3000));
  }

  @Test
  void theOriginalDoesNotEnlargePicturesOfWhichAPartIsSeen() {
    Size small = new Size(160, 90);
    ReadSize.PartSize part = new ReadSize.PartSize(1, 1);
    assertThat(box(small, part, Fidelity.ORIGINAL)).isEqualTo(small);
    assertThat(box(small, part, Fidelity.CORRECT)).isEqualTo(CANVAS);
  }

  private static Size box(int scaleMode, double scaleX, double scaleY, Fidelity fidelity) {
    return ReadSize.box(
        geometry(scaleMode, scaleX, scaleY), PHOTO, CANVAS, CANVAS.width(), Optional.empty(), fidelity);
  }

  private static Size box(Size shape, ReadSize.PartSize part, Fidelity fidelity) {
    return ReadSize.box(geometry(1, 1, 1), shape, CANVAS, CANVAS.width(), Optional.of(part), fidelity);
  }

  private static ClipGeometry geometry(int scaleMode, double scaleX, double scaleY) {
    String json = "{\"clips\": [{\"scale\": %d, \"scale_x\": %s, \"scale_y\": %s}]}".formatted(scaleMode, scaleX,
        scaleY);
    return new ProjectReader(PathResolver.relativeTo(Path.of("/media"))).read(json).clips().getFirst().geometry();
  }
}
