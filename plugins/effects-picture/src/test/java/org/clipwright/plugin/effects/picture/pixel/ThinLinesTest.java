package org.clipwright.plugin.effects.picture.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the alpha of the pixels that Qt 5.15 sets in a picture of 8 columns and 6 rows. */
class ThinLinesTest {

  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;

  /** Qt counts in 64ths of a pixel. */
  private static final int TOLERANCE = 4;

  @ParameterizedTest
  @CsvSource({
    "2, 2, 6, 3, 1, '1: 0 63 63 0 0 0 0 0; 2: 0 64 192 255 191 127 31 0; 3: 0 0 0 0 64 128 96 0'",
    "2.75, 2, 6, 3, 1, '1: 0 0 140 108 29 0 0 0; 2: 0 0 51 147 226 206 64 0; 3: 0 0 0 0 0 49 63 0'",
    "6, 3, 2, 2, 0.5, '1: 0 31 31 0 0 0 0 0; 2: 0 32 96 127 95 63 15 0; 3: 0 0 0 0 32 64 48 0'",
    "2, 1, 3, 5, 1, '0: 0 63 64 0 0 0 0 0; 2: 0 0 255 0 0 0 0 0; 5: 0 0 31 96 0 0 0 0'",
    "-5, -2, 6, 3, 1, '0: 195 79 0 0 0 0 0 0; 1: 60 176 219 103 0 0 0 0; 3: 0 0 0 0 12 128 122 0'",
    "3, 9, 3.5, -4, 1, '0: 0 0 51 204 0 0 0 0; 5: 0 0 101 154 0 0 0 0'"
  })
  void linesCoverThePixelsThatQtCovers(double x1, double y1, double x2, double y2, double opacity, String rows) {
    int[] pixels = new int[WIDTH * HEIGHT];

    new ThinLines(pixels, WIDTH, HEIGHT).draw(new Line2D.Double(x1, y1, x2, y2), Color.WHITE, opacity);

    for (String row : rows.split("; ")) {
      int number = Integer.parseInt(row.substring(0, 1));
      int[] expected = Arrays.stream(row.substring(3).split(" ")).mapToInt(Integer::parseInt).toArray();
      for (int x = 0; x < WIDTH; x++) {
        assertThat(pixels[number * WIDTH + x] >>> 24).as("column %d of row %d", x, number)
            .isBetween(expected[x] - TOLERANCE, expected[x] + TOLERANCE);
      }
    }
  }
}
