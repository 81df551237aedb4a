package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.picture.Affine;
import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.text.ShapedLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far apart the letters of a drawing's text are. */
class SvgKernedTextTest {

  private static final Size SIZE = new Size(600, 80);
  private static final int PIXELS = 48;
  private static final String LETTERS = "AVAVATAY";

  @TempDir private Path folder;

  @BeforeAll
  static void register() {
    BundledFonts.register();
  }

  @Test
  void areAsFarApartAsTheFontWants() throws IOException {
    assertThat(width("", LETTERS)).isCloseTo(kerned(), within(1.5));
  }

  @Test
  void areSideBySideWhereTheDrawingSaysSo() throws IOException {
    assertThat(width("kerning='0'", LETTERS)).isGreaterThan(kerned() + 10);
  }

  @Test
  void keepTheirDistanceBesideTextThatIsShaped() throws IOException {
    Rectangle2D both = new ShapedLine(LETTERS + " שלום", font()).outline(0, 0).getBounds2D();
    assertThat(width("", LETTERS + " שלום")).isCloseTo(both.getWidth(), within(1.5));
  }

  @Test
  void growApartByLetterSpacing() throws IOException {
    assertThat(width("letter-spacing='10'", LETTERS))
        .isCloseTo(kerned() + 10 * (LETTERS.length() - 1), within(1.5));
  }

  @Test
  void areWhereTheDrawingPutsEachOfThem() throws IOException {
    double alone = new ShapedLine("V", font()).outline(0, 0).getBounds2D().getMaxX();
    double first = new ShapedLine("A", font()).outline(0, 0).getBounds2D().getX();
    assertThat(width("x='20 60'", "AV")).isCloseTo(40 + alone - first, within(1.5));
  }

  private static Font font() {
    return BundledFonts.sans(PIXELS);
  }

  private static double kerned() {
    return new ShapedLine(LETTERS, font()).outline(0, 0).getBounds2D().getWidth();
  }

  /** From the first to the last column that is not white. */
  private double width(String attributes, String text) throws IOException {
    String place = attributes.startsWith("x=") ? "" : "x='20' ";
    Path file = Files.writeString(folder.resolve("text.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='80'><text " + place
            + "y='60' font-family='DejaVu Sans' font-size='" + PIXELS + "' " + attributes + ">" + text
            + "</text></svg>");
    try (Arena arena = Arena.ofShared()) {
      Frame frame = Frame.allocate(arena, SIZE.width(), SIZE.height());
      SvgReader.draw(file, SIZE, Affine.IDENTITY, 0, 0, frame, DrawingLimits.USUAL);
      int first = SIZE.width();
      int last = 0;
      for (int i = 0; i < frame.size(); i++) {
        if (frame.pixel(i) >>> 24 > 127) {
          first = Math.min(first, i % SIZE.width());
          last = Math.max(last, i % SIZE.width());
        }
      }
      return last - first + 1;
    }
  }
}
