package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.clipwright.render.codec.MediaException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures within drawings, by what their addresses say about them. */
class EmbeddedPicturesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"data:image/png;base64,", "data:image/jpeg;base64,", "data:;base64,",
    "data:application/octet-stream;base64,", "DATA:image/PNG;charset=utf-8;BASE64,", "data:image/x-png;base64,"})
  void theContentTellsTheKind(String start) throws IOException {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0xFF0000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    assertThat(drawn(start, bytes.toByteArray()).getRGB(9, 9)).isEqualTo(0xFFFF0000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:image/webp;base64,", "data:image/png;base64,", "data:;base64,"})
  void webpIsRefusedWithAWayOut(String start) {
    byte[] webp = "RIFF____WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> drawn(start, webp)).isInstanceOf(MediaException.class)
        .hasMessageContaining("in the format WEBP").hasMessageContaining("PNG or JPEG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avif", "heic", "jxl"})
  void otherNewFormatsAreRefusedByName(String kind) {
    assertThatThrownBy(() -> drawn("data:image/" + kind + ";base64,", new byte[9])).isInstanceOf(MediaException.class)
        .hasMessageContaining(kind.toUpperCase(Locale.ROOT));
  }

  private BufferedImage drawn(String start, byte[] picture) throws IOException {
    return SvgFeaturesTest.drawn(Files.writeString(folder.resolve("a.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='180'><image width='320' height='180' "
            + "preserveAspectRatio='none' href='" + start + Base64.getEncoder().encodeToString(picture) + "'/></svg>"));
  }
}
