package org.clipwright.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines of several scripts in the product's own font, which has Arabic and Hebrew, but no Devanagari. */
class ShapedLineTest {

  private static Font font;

  @BeforeAll
  static void load() throws Exception {
    font = Font.createFont(Font.TRUETYPE_FONT, new File(
        "../../platform-core/render/src/main/resources/org/clipwright/render/still/DejaVuSans.ttf")).deriveFont(40f);
  }

  private static double width(String text) {
    return new ShapedLine(text, font).width();
  }

  private static Rectangle2D ink(String text) {
    return new ShapedLine(text, font).outline(0, 0).getBounds2D();
  }

  @Test
  void latinTextNeedsNoShaping() {
    assertThat(ShapedLine.isNeeded("Plain text, 12:30", font)).isFalse();
    assertThat(ShapedLine.isNeeded("שלום", font)).isTrue();
    assertThat(ShapedLine.isNeeded("سلام", font)).isTrue();
  }

  @Test
  void arabicLettersJoin() {
    double apart = "سلام".codePoints().mapToDouble(letter -> width(Character.toString(letter))).sum();
    assertThat(width("سلام")).isLessThan(0.8 * apart);
  }

  @Test
  void hebrewRunsToTheLeft() {
    assertThat(new ShapedLine("שלום", font).isLeftToRight()).isFalse();
    assertThat(ink("שלום").getX()).as("the last letter is the leftmost").isCloseTo(ink("ם").getX(), within(0.5));
  }

  @Test
  void numbersInTextToTheLeftKeepTheirOrder() {
    assertThat(ink("שלום 17").getX()).isCloseTo(ink("17").getX(), within(0.5));
  }

  @Test
  void directionCanBeGiven() {
    assertThat(new ShapedLine("abc שלום", font, ShapedLine.Direction.TO_THE_LEFT).isLeftToRight()).isFalse();
    assertThat(new ShapedLine("שלום abc", font, ShapedLine.Direction.TO_THE_RIGHT).isLeftToRight()).isTrue();
  }

  @Test
  void charactersThatNoFontHasAreLeftToTheFontThatIsAsked() {
    String unassigned = Character.toString(0x10FFFF);
    assertThat(ShapedLine.canShow(unassigned)).isFalse();
    assertThat(width(unassigned)).isPositive();
  }

  @Test
  void glyphsThatTheFontLacksComeFromAnother() throws Exception {
    Font words = Font.createFont(Font.TRUETYPE_FONT, new File(
        "../../platform-core/worker/src/test/resources/fonts/words.ttf")).deriveFont(40f);
    GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font.deriveFont(1f));
    assertThat(words.canDisplay('Ж')).isFalse();
    assertThat(ShapedLine.isNeeded("Ж", words)).isTrue();
    assertThat(new ShapedLine("Ж", words).outline(0, 0).getBounds2D())
        .isEqualTo(new ShapedLine("Ж", new Font("DejaVu Sans", Font.PLAIN, 40)).outline(0, 0).getBounds2D());
  }

  @Test
  void lettersAreAsFarApartAsTheFontWants() {
    assertThat(width("AV")).isLessThan(width("A") + width("V") - 1);
    assertThat(width("AV סלום") - width(" סלום")).as("also beside other scripts")
        .isCloseTo(width("AV"), within(0.1));
  }

  /** Text that changes between fonts in each letter takes longer, but not for ever. */
  @Test
  void longLinesTakeNoLongerThanTheyAre() {
    assertTimeoutPreemptively(Duration.ofSeconds(60),
        () -> assertThat(width("A\u0300".repeat(100_000))).isGreaterThan(100_000));
  }

  @Test
  void emptyLineHasNoWidth() {
    assertThat(width("")).isZero();
    assertThat(ink("").isEmpty()).isTrue();
    assertThat(width("\n")).as("a line break is a space").isEqualTo(width(" "));
  }
}
