package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import org.clipwright.render.setup.Size;
import org.junit.jupiter.api.Test;

class StillPicturesTest {

  private static final Size DRAWING = new Size(160, 90);

  @Test
  void theOriginalFitsEnlargedDrawingsTwice() {
    assertThat(StillPictures.originalSize(DRAWING, new Size(379, 214))).isEqualTo(new Size(378, 213));
    assertThat(StillPictures.originalSize(DRAWING, new Size(333, 187))).isEqualTo(new Size(332, 187));
    assertThat(StillPictures.originalSize(DRAWING, new Size(640, 360))).isEqualTo(new Size(640, 360));
  }

  @Test
  void theOriginalDrawsAtTheFilesSizeWhatIsShownSmaller() {
    assertThat(StillPictures.originalSize(DRAWING, new Size(100, 56))).isEqualTo(DRAWING);
  }
}
