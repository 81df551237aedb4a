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
import java.util.List;
import javax.imageio.ImageIO;
import org.clipwright.render.codec.MediaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the parts of newer drawings are, by the rectangle that they cover. */
class SvgGeometryTest {

  private static final int INK = 0xFFFF0000;

  /** Pixels that the edge of a curve may hide. */
  private static final int ROUNDED = 6;

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

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"circle(20px at 40px 50px) | 30 45 40 40", "circle(50%) | 31 15 158 100",
    "circle() | 60 15 100 100", "circle(farthest-side at left top) | 10 15 200 100",
    "ellipse(25% 50%) | 60 15 100 100", "inset(10px 20px 30px 40px) | 50 25 140 60", "inset(10%) | 30 25 160 80",
    "inset(10px round 20px / 5px) | 20 25 180 80", "polygon(0 0, 50% 0, 50% 50%, 0 50%) | 10 15 100 50",
    "polygon(evenodd, 0 0, 9px 0, 9px 9px, 0 9px) | 10 15 9 9", "circle(20px at 40px 50px) view-box | 20 30 40 40",
    "INSET(10px) !important | 20 25 180 80", "wobble(3px) | 10 15 200 100", "circle(1px 2px 3px) | 10 15 200 100"})
  void shapesOfStyleSheetsClip(String shape, String covered) throws IOException {
    String rectangle = "<rect x='10' y='15' width='200' height='100' ";
    Rectangle expected = rectangle(covered);
    for (String content : List.of("<style>rect{clip-path:" + shape + "}</style>" + rectangle + "/>",
        rectangle + "style='clip-path: " + shape + "'/>")) {
      Rectangle seen = covered(content);
      assertThat(List.of(seen.x - expected.x, seen.y - expected.y, seen.width - expected.width,
          seen.height - expected.height)).as(content + seen).allMatch(difference -> Math.abs(difference) <= ROUNDED);
    }
  }

  @Test
  void cornersAreRoundAndMiddlesAreNot() throws IOException {
    assertThat(covered("<rect width='100' height='100' clip-path='inset(0 round 50px)'/>"
        + "<rect width='20' height='20' fill='#fff'/>").width).isGreaterThan(97);
    BufferedImage drawn = drawn("<rect width='100' height='100' clip-path='inset(0 round 10px 50px 0 0)'/>");
    assertThat(drawn.getRGB(92, 8) >>> 24).isZero();
    assertThat(isInked(drawn.getRGB(8, 8))).isTrue();
    assertThat(isInked(drawn.getRGB(98, 98))).isTrue();
  }

  @Test
  void polygonsThatClipMayNotHaveTooManyPoints() {
    assertThatThrownBy(() -> covered("<rect style='clip-path:polygon(0 0" + ",9px 7px".repeat(500) + ")'/>"))
        .isInstanceOf(MediaException.class).hasMessageContaining("more than 500 points");
  }

  private static Rectangle rectangle(String numbers) {
    String[] parts = numbers.split(" ");
    return new Rectangle(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }

  private Rectangle covered(String content) throws IOException {
    BufferedImage drawn = drawn(content);
    Rectangle covered = new Rectangle();
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        if (isInked(drawn.getRGB(x, y))) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          covered = covered.isEmpty() ? pixel : covered.union(pixel);
        }
      }
    }
    return covered;
  }

  /** Batik's clipping may lose one of 255 parts. */
  private static boolean isInked(int argb) {
    return argb >>> 24 > 252 && (argb >> 16 & 0xFF) > 252 && (argb & 0xFFFF) == 0;
  }

  private BufferedImage drawn(String content) throws IOException {
    return SvgFeaturesTest.drawn(Files.writeString(folder.resolve("a.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='180' fill='#f00'>" + content + "</svg>"));
  }
}
