package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.media.FfmpegEncoderOpener;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.sdk.media.Frame;
import org.clipwright.timeline.MediaInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame as a WebP file. */
class WebpPictureTest {

  @TempDir private Path folder;

  @Test
  void isASingleWebpPictureWithEvenSides() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = WebpPicture.bytes(Frame.allocate(arena, 66, 37), new FfmpegEncoderOpener());
      assertThat(new String(bytes, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
      Path file = Files.write(folder.resolve("frame.webp"), bytes);
      MediaInfo info = new FfmpegMediaOpener().probe(file);
      assertThat(info.width()).isEqualTo(66);
      assertThat(info.height()).isEqualTo(36);
    }
  }
}
