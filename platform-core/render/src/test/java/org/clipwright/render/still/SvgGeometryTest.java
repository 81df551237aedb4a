package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the parts of newer drawings are, by the rectangle that they cover. */
class SvgGeometryTest {

  private static final int INK = 0xFFFF0000;

  @TempDir private Path folder;

  /** The picture is 20 by 10. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"x='5' y='6' | 5 6 20 10", "width='80' | 0 0 80 40", "height='80' | 0 0 160 80",
    "width='50%' | 0 0 160 80", "width='auto' height='20px' | 0 0 40 20", "width='40' height='40' | 0 10 40 20",
    "width='40' height='40' preserveAspectRatio='none' | 0 0 40 40", "width='auto' height='auto' | 0 0 20 10"})
  void aPictureWithOneSideKeepsItsProportions(String attributes, String covered) throws IOException {
    BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 200; at++) {
      picture.setRGB(at % 20, at / 20, INK);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    assertThat(covered("<image href='" + address + "' " + attributes + "/>")).isEqualTo(rectangle(covered));
  }

  private static Rectangle rectangle(String numbers) {
    String[] parts = numbers.split(" ");
    return new Rectangle(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }

  private Rectangle covered(String content) throws IOException {
    BufferedImage drawn = SvgFeaturesTest.drawn(Files.writeString(folder.resolve("a.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='180' fill='#f00'>" + content + "</svg>"));
    Rectangle covered = new Rectangle();
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        if (drawn.getRGB(x, y) == INK) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          covered = covered.isEmpty() ? pixel : covered.union(pixel);
        }
      }
    }
    return covered;
  }
}
