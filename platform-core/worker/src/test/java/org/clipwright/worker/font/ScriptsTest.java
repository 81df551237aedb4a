package org.clipwright.worker.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.sdk.text.ShapedLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines in many scripts cover what they cover in Chromium, in the same font at 48 pixels. What that is was printed by
 * {@code benchmarks/words/scripts.py --boxes}: left, top, width and height from the beginning of the baseline.
 */
class ScriptsTest {

  private static final Path DEJAVU =
      Path.of("../render/src/main/resources/org/clipwright/render/still/DejaVuSans.ttf");
  private static final int LARGEST_FILE = 16 << 20;
  private static final float PIXELS = 48;

  /** Chromium's edges are those of whole pixels that are at least half covered. */
  private static final double CLOSE = 1.6;

  private static Optional<String> missing = Optional.empty();

  @BeforeAll
  static void install() throws Exception {
    missing = NpmFonts.install();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      Latin kerned | AVATAR, To WAVE. LTd | 1 | -37 | 520 | 43
      Greek | Ξεσκεπάζω την ψυχοφθόρα | 5 | -38 | 646 | 48
      Cyrillic | Съешь же ещё этих булок | 3 | -37 | 663 | 47
      """)
  void ownFontsLinesAreThoseOfChromium(
      String script, String text, double left, double top, double width, double height) throws Exception {
    requireBox(FontFile.read(DEJAVU, LARGEST_FILE)[0], text, new Rectangle2D.Double(left, top, width, height));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      noto-sans-arabic | السلامعليكم١٢٣وَرَحْمَةُ | 2 | -52 | 421 | 71
      noto-sans-hebrew | שָׁלוֹם־עולם־מה־שלומך | 2 | -36 | 443 | 46
      noto-sans-devanagari | नमस्ते दुनिया क्षत्रिय हिन्दी | 0 | -43 | 436 | 57
      noto-sans-thai | สวัสดีชาวโลก น้ำที่นี่ | 2 | -49 | 362 | 49
      noto-sans-tamil | வணக்கம் உலகம் கொடுத்தது | 3 | -40 | 739 | 55
      noto-sans-bengali | ওহে বিশ্ব স্ত্রী কৃষ্ণ | 2 | -44 | 311 | 57
      """)
  void otherFontsLinesAreThoseOfChromium(
      String script, String text, double left, double top, double width, double height) throws Exception {
    assumeTrue(missing.isEmpty(), missing::toString);
    Font font = FontFile.read(NpmFonts.file(script), LARGEST_FILE)[0];
    assertThat(font.canDisplayUpTo(text)).as("the font has all characters").isNegative();
    requireBox(font, text, new Rectangle2D.Double(left, top, width, height));
  }

  private static void requireBox(Font font, String text, Rectangle2D box) {
    Rectangle2D drawn = new ShapedLine(text, font.deriveFont(PIXELS)).outline(0, 0).getBounds2D();
    assertThat(new double[] {drawn.getX(), drawn.getY(), drawn.getMaxX(), drawn.getMaxY()})
        .as("%s, Chromium: %s", drawn, box)
        .containsExactly(new double[] {box.getX(), box.getY(), box.getMaxX(), box.getMaxY()}, within(CLOSE));
  }
}
