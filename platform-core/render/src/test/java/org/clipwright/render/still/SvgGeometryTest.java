package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.clipwright.render.codec.MediaException;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "rect{x:10px;y:20px;width:30px;height:40px} | <rect/> | 10 20 30 40",
    ".a{x:10px !important} #b{x:5px} | <rect id='b' class='a' width='9' height='9'/> | 10 0 9 9",
    "rect{width:50%;height:20px} | <rect width='9' height='9' style='height:30px'/> | 0 0 160 30",
    "path{d:path('M5 5h20v10h-20z')} | <path d='M0 0h9v9z'/> | 5 5 20 10",
    "g{transform:translate(10px, 20px)} | <g><rect width='9' height='9'/></g> | 10 20 9 9",
    "rect{--n:40px;transform:translateX(var(--n)) scale(2)} | <rect width='9' height='9'/> | 40 0 18 18",
    "rect{transform:none} | <rect width='9' height='9' transform='translate(50)'/> | 0 0 9 9",
    "a | <rect width='20' height='10' style='transform:rotate(90deg);transform-origin:10px 10px'/> | 10 0 10 20",
    "a | <rect x='50' width='20' height='10' style='transform:rotate(.25turn) translateY(-70px)'/> | 60 50 10 20",
    "rect{transform-box:fill-box;transform-origin:center;transform:scale(50%)} | "
        + "<rect x='40' y='20' width='40' height='20'/> | 50 25 20 10",
    "a | <rect width='40' height='20' transform='scale(2)' transform-origin='40 20'/> | 0 0 40 20",
    "rect{transform:wobble(3deg)} | <rect width='9' height='9'/> | 0 0 9 9",
    "d:hover{fill:red} .x{x:4px} | <rect class='x' width='9' height='9'/> | 4 0 9 9",
    "circle{cx:60px;cy:50px;r:10px}circle{visibility:hidden} | <circle/><rect width='5' height='6'/> | 0 0 5 6"})
  void styleSheetsPlaceAndSizeShapes(String rules, String content, String covered) throws IOException {
    assertThat(covered("<style>" + rules + "</style>" + content)).isEqualTo(rectangle(covered));
  }

  /** The same outline in an attribute is refused as well. */
  @Test
  void outlinesOfStyleSheetsAreCountedLikeThoseOfAttributes() {
    StringBuilder path = new StringBuilder("M0 0");
    for (int at = 0; at < 3_000; at++) {
      path.append('L').append(at % 2 * 300).append(' ').append(at * 7 % 180);
    }
    assertThatThrownBy(() -> covered("<style>path{d:path('" + path + "')}</style><clipPath id='c'><path/></clipPath>"
        + "<rect clip-path='url(#c)' width='320' height='180'/>"))
        .isInstanceOf(MediaException.class).hasMessageContaining("may cross");
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
