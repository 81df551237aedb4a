package org.clipwright.render.still;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.sdk.media.Pixel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillReaderTest {

  /** A TIFF of two pixels with the inks (128, 255, 1, 0) and (0, 51, 102, 127). */
  private static final String PRINTED =
      "SUkqAAgAAAAKAAABBAABAAAAAgAAAAEBBAABAAAAAQAAAAIBAwAEAAAAhgAAAAMBAwABAAAAAQAAAAYBAwABAAAABQAAABEBBAABAAAAjgAA"
          + "ABUBAwABAAAABAAAABYBBAABAAAAAQAAABcBBAABAAAACAAAABwBAwABAAAAAQAAAAAAAAAIAAgACAAIAID/AQAAM2Z/";

  /** A PNG of Display P3 whose pixels are all (255, 60, 60). */
  private static final String OF_A_PHONE =
      "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAA02lDQ1BJQ0MgUHJvZmlsZQAAeJxjYGC8k5OcW8wkwMCQm1dSFOTupBAR"
          + "GaXAgAQSk4sLGPCCb9cYGEH0ZV386rACzpTU4mQg/QGIE5ILikoYGBgDgGye8pICEDsGyBYpAjoKyAa5QyQdwm4BsZMg7BlgNSFBzkD2"
          + "GiBbIB3C3gNiJ0HYZ0BsqF0gwBqSWlxChnvxgpLUCrCZFUCMCEdE+CDEmu8zMNju/////26EmNd+BoaN5gwMXDsRYhoWDAyC3AwMJ3Ym"
          + "lxaVQa1hZDJmYCDEBwASITxv4RQH4AAAAFFJREFUeJztzzENACAAwDBAF/5tgQiOhmRVsM2z9/jZ0gGvGtAa0BrQGtAa0BrQGtAa0BrQ"
          + "GtAa0BrQGtAa0BrQGtAa0BrQGtAa0BrQGtAa0C7wygHXrQnCYgAAAABJRU5ErkJggg==";

  @TempDir private Path folder;

  @Test
  void aProfileInAPngIsConvertedToSrgb() throws IOException {
    Path file = Files.write(folder.resolve("phone.png"), Base64.getDecoder().decode(OF_A_PHONE));
    int pixel = StillReader.read(file, PictureHeap.ofThisProcess()).orElseThrow().pixels()[0];
    assertThat(pixel & 255).isEqualTo(255);
    assertThat(pixel >> 8 & 255).isBetween(2, 8);
    assertThat(pixel >> 16 & 255).isBetween(39, 45);
  }

  @Test
  void aPictureIsTurnedAsTheChunkInAPngSays() throws IOException {
    byte[] png = png();
    byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};
    byte[] chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length).put("eXIf".getBytes(UTF_8)).put(exif)
        .putInt(checksum("eXIf".getBytes(UTF_8), exif)).array();
    Path file = Files.write(folder.resolve("turned.png"), joined(Arrays.copyOf(png, 33), chunk,
        Arrays.copyOfRange(png, 33, png.length)));
    StillReader.Still still = StillReader.read(file, PictureHeap.ofThisProcess()).orElseThrow();
    assertThat(still.width()).isEqualTo(1);
    assertThat(still.height()).isEqualTo(2);
    assertThat(still.pixels()).containsExactly(Pixel.opaque(255, 0, 0), Pixel.opaque(0, 0, 255));
  }

  /** Headers of version 4 and 5, in which a mask says where a pixel's opacity is. */
  @ParameterizedTest
  @ValueSource(ints = {108, 124})
  void aBitmapWithAMaskForOpacityIsTransparent(int header) throws IOException {
    Path file = Files.write(folder.resolve("logo.bmp"), bitmap(header, 3, 0xFF000000, 0x80FF0000, 0xFF0000FF));
    assertThat(StillReader.read(file, PictureHeap.ofThisProcess()).orElseThrow().pixels())
        .containsExactly(Pixel.of(128, 0, 0, 128), Pixel.opaque(0, 0, 255));
  }

  /** Without masks, the fourth byte of a pixel means nothing, and is 0 in most files. */
  @Test
  void aBitmapWithoutAMaskForOpacityIsOpaque() throws IOException {
    Path file = Files.write(folder.resolve("photo.bmp"), bitmap(40, 0, 0, 0x00FF0000, 0x800000FF));
    assertThat(StillReader.read(file, PictureHeap.ofThisProcess()).orElseThrow().pixels())
        .containsExactly(Pixel.opaque(255, 0, 0), Pixel.opaque(0, 0, 255));
  }

  /** A row of pixels of 32 bits, after a header of so many bytes. */
  private static byte[] bitmap(int header, int compression, int mask, int... pixels) {
    int start = 14 + header;
    ByteBuffer bytes = ByteBuffer.allocate(start + 4 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'B').put((byte) 'M').putInt(bytes.capacity()).putInt(0).putInt(start);
    bytes.putInt(header).putInt(pixels.length).putInt(1).putShort((short) 1).putShort((short) 32).putInt(compression);
    bytes.putInt(4 * pixels.length).putInt(2835).putInt(2835).putInt(0).putInt(0);
    if (header > 40) {
      bytes.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).putInt(mask).put("BGRs".getBytes(UTF_8));
    }
    bytes.position(start);
    for (int pixel : pixels) {
      bytes.putInt(pixel);
    }
    return bytes.array();
  }

  @Test
  void aTiffIsTurnedAsItsDirectorySays() throws IOException {
    byte[] tiff = Base64.getDecoder().decode(PRINTED);
    // The kind of compression, 1 unless it is said, gives its place to the orientation.
    for (int at = 10; at < 130; at += 12) {
      if (tiff[at] == 3 && tiff[at + 1] == 1) {
        tiff[at] = 0x12;
        tiff[at + 8] = 3;
      }
    }
    Path file = Files.write(folder.resolve("turned.tif"), tiff);
    assertThat(ExifOrientation.of(file)).isEqualTo(ExifOrientation.TURNED_180);
  }

  /** One row: red, then blue. */
  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(1, 0, 0x0000FF);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static int checksum(byte[] name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    return (int) sum.getValue();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  @Test
  void eachInkTakesAwayFromWhiteByItself() throws IOException {
    Path file = Files.write(folder.resolve("printed.tif"), Base64.getDecoder().decode(PRINTED));
    assertThat(StillReader.read(file, PictureHeap.ofThisProcess()).orElseThrow().pixels())
        .containsExactly(Pixel.of(127, 0, 254, 255), Pixel.of(128, 102, 76, 255));
  }
}
