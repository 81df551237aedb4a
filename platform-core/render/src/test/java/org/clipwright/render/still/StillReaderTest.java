package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.clipwright.render.setup.HeapShare;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillReaderTest {

  /** A TIFF of two pixels with the inks (128, 255, 1, 0) and (0, 51, 102, 127). */
  private static final String PRINTED =
      "SUkqAAgAAAAKAAABBAABAAAAAgAAAAEBBAABAAAAAQAAAAIBAwAEAAAAhgAAAAMBAwABAAAAAQAAAAYBAwABAAAABQAAABEBBAABAAAAjgAA"
          + "ABUBAwABAAAABAAAABYBBAABAAAAAQAAABcBBAABAAAACAAAABwBAwABAAAAAQAAAAAAAAAIAAgACAAIAID/AQAAM2Z/";

  @TempDir private Path folder;

  @Test
  void eachInkTakesAwayFromWhiteByItself() throws IOException {
    Path file = Files.write(folder.resolve("printed.tif"), Base64.getDecoder().decode(PRINTED));
    assertThat(StillReader.read(file, HeapShare.ofThisProcess()).orElseThrow().pixels())
        .containsExactly(Pixel.of(127, 0, 254, 255), Pixel.of(128, 102, 76, 255));
  }
}
