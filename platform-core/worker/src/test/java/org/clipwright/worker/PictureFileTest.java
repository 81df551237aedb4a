package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.services.export.OutputFormats;
import org.junit.jupiter.api.Test;

class PictureFileTest {

  private static final int WIDTH = 10;
  private static final int RED = Pixel.of(255, 0, 0, 255);
  private static final int WHITE = Pixel.of(255, 255, 255, 255);

  /** Two rows: the left half red and the right half clear; then all white. */
  private static byte[] written(OutputFormats.StillFormat format, int quality) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = Frame.allocate(arena, WIDTH, 2);
      for (int x = 0; x < WIDTH; x++) {
        frame.pixel(x, x < WIDTH / 2 ? RED : 0);
        frame.pixel(WIDTH + x, WHITE);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PictureFile(format).write(frame, quality, out);
      return out.toByteArray();
    }
  }

  @Test
  void pngKeepsTransparency() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(written(OutputFormats.StillFormat.PNG, 0)));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(image.getRGB(9, 0) >>> 24).isZero();
  }

  @Test
  void bmpIsOnBlack() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(written(OutputFormats.StillFormat.BMP, 0)));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(image.getRGB(9, 0)).isEqualTo(0xFF000000);
  }

  @Test
  void betterJpegIsLarger() throws IOException {
    assertThat(written(OutputFormats.StillFormat.JPEG, 100).length)
        .isGreaterThan(written(OutputFormats.StillFormat.JPEG, 10).length);
  }

  @Test
  void ppmHoldsPlainColours() throws IOException {
    byte[] file = written(OutputFormats.StillFormat.PPM, 0);
    byte[] head = "P6\n10 2\n255\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(file).hasSize(head.length + WIDTH * 2 * 3).startsWith(head);
    assertThat(Arrays.copyOfRange(file, head.length, head.length + 3)).containsExactly(-1, 0, 0);
  }

  @Test
  void xbmSetsDarkPixels() throws IOException {
    String text = new String(written(OutputFormats.StillFormat.XBM, 0), StandardCharsets.US_ASCII);
    assertThat(text).isEqualTo("""
        #define image_width 10
        #define image_height 2
        static char image_bits[] = {
        0xff,0x03,
        0x00,0x00,};
        """);
  }

  @Test
  void xpmNamesItsColours() throws IOException {
    String text = new String(written(OutputFormats.StillFormat.XPM, 0), StandardCharsets.US_ASCII);
    assertThat(text).isEqualTo("""
        /* XPM */
        static char *image[] = {
        "10 2 3 2",
        "AA c #FF0000",
        "AB c #000000",
        "AC c #FFFFFF",
        "AAAAAAAAAAABABABABAB",
        "ACACACACACACACACACAC"
        };
        """);
  }
}
