package org.clipwright.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
