package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.render.setup.Size;
import org.junit.jupiter.api.Test;

class MediaCatalogTest {

  @Test
  void aMovingPngIsAsStillAsItsReader() {
    assertThat(MediaCatalog.isStill("QtImageReader", Path.of("a.apng"))).isTrue();
    assertThat(MediaCatalog.isStill("FFmpegReader", Path.of("a.apng"))).isFalse();
    assertThat(MediaCatalog.isStill("FFmpegReader", Path.of("a.png"))).isTrue();
  }

  @Test
  void aGifMovesWhateverItsReader() {
    assertThat(MediaCatalog.isStill("QtImageReader", Path.of("a.gif"))).isFalse();
  }

  @Test
  void theOriginalShrinksWhatItTurnsInSinglePrecision() {
    Size shape = new Size(192, 108);
    assertThat(MediaCatalog.originalTurningScale(shape, 180)).isEqualTo(0.99999988f);
    assertThat(MediaCatalog.originalTurningScale(shape, -90)).isEqualTo(0.5625f);
    assertThat(MediaCatalog.originalTurningScale(shape, -29.99961)).isEqualTo(0.56983066f);
  }
}
