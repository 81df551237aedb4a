package org.clipwright.worker.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.clipwright.sdk.text.ColorFont;
import org.clipwright.sdk.text.ColorFonts;
import org.clipwright.sdk.text.ShapedLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fonts whose emoji, a grinning face, is a red square with a green one in it: in layers, in paints, or as a bitmap.
 */
class ColorFontTest {

  private static final Path FONTS = Path.of("src/test/resources/fonts");
  private static final int MOST = 1 << 20;
  private static final int SIDE = 100;
  private static final String FACE = "\uD83D\uDE00";

  @TempDir private Path folder;

  @BeforeAll
  static void addFonts() throws Exception {
    ColorFonts.add(FontFile.colored(FONTS.resolve("color-layers.ttf"), MOST).getFirst());
  }

  private static BufferedImage picture() {
    return new BufferedImage(4 * SIDE, 2 * SIDE, BufferedImage.TYPE_INT_ARGB);
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return graphics;
  }

  @ParameterizedTest
  @ValueSource(strings = {"color-layers.ttf", "color-bitmaps.ttf", "color-paints.ttf", "color-strikes.ttf"})
  void glyphIsDrawnInItsColors(String name) throws Exception {
    ColorFont font = FontFile.colored(FONTS.resolve(name), MOST).getFirst();
    BufferedImage image = picture();
    Graphics2D graphics = graphics(image);
    graphics.translate(0, SIDE);
    int glyph = font.shaping().createGlyphVector(graphics.getFontRenderContext(), FACE).getGlyphCode(0);
    font.draw(graphics, glyph, SIDE);
    assertThat(new Color(image.getRGB(SIDE / 10, SIDE - 10))).isEqualTo(Color.RED);
    assertThat(new Color(image.getRGB(SIDE / 2, SIDE / 2))).isEqualTo(Color.GREEN);
    assertThat(image.getRGB(SIDE / 2, SIDE + 5) >>> 24).isZero();
    assertThat(font.shaping().deriveFont((float) SIDE)
        .createGlyphVector(graphics.getFontRenderContext(), FACE).getGlyphPosition(1).getX()).isEqualTo(SIDE);
  }

  private static BufferedImage drawn(String name, int emoji) throws IOException, FontFormatException {
    ColorFont font = FontFile.colored(FONTS.resolve(name), MOST).getFirst();
    BufferedImage image = picture();
    Graphics2D graphics = graphics(image);
    graphics.setColor(Color.BLUE);
    graphics.translate(0, SIDE);
    font.draw(graphics, font.shaping()
        .createGlyphVector(graphics.getFontRenderContext(), Character.toString(emoji)).getGlyphCode(0), SIDE);
    return image;
  }

  private static void assertColor(BufferedImage image, int x, int y, Color expected) {
    Color seen = new Color(image.getRGB(x, y), true);
    assertThat(new int[] {seen.getRed(), seen.getGreen(), seen.getBlue(), seen.getAlpha()})
        .as(x + ", " + y).usingElementComparator((one, other) -> Math.abs(one - other) <= 4 ? 0 : 1)
        .containsExactly(expected.getRed(), expected.getGreen(), expected.getBlue(), expected.getAlpha());
  }

  /** Black to white from left to right: its points are askew, but the colours do not change downwards. */
  @Test
  void colorsAlongALineFollowTheDirectionInWhichTheyDoNotChange() throws Exception {
    BufferedImage image = drawn("color-paints.ttf", 0x1F601);
    for (int x = 10; x < SIDE; x += 20) {
      int grey = Math.round((x + 0.5f) / SIDE * 255);
      assertColor(image, x, 10, new Color(grey, grey, grey));
      assertColor(image, x, 90, new Color(grey, grey, grey));
    }
  }

  /** Red within a tenth of the size, green beyond three. */
  @Test
  void colorsChangeFromCircleToCircle() throws Exception {
    BufferedImage image = drawn("color-paints.ttf", 0x1F602);
    assertColor(image, 50, 45, Color.RED);
    assertColor(image, 50, 30, new Color(128, 128, 0));
    assertColor(image, 85, 50, Color.GREEN);
  }

  /** A green square in the middle, of which only that is seen which is not before a red one on the right. */
  @Test
  void paintsAreCutOutOfOthers() throws Exception {
    BufferedImage image = drawn("color-paints.ttf", 0x1F603);
    assertColor(image, 40, 50, Color.GREEN);
    assertColor(image, 60, 50, new Color(0, 0, 0, 0));
    assertColor(image, 20, 50, new Color(0, 0, 0, 0));
  }

  @Test
  void paintsAreTurnedAndHaveTheColorOfTheText() throws Exception {
    BufferedImage image = drawn("color-paints.ttf", 0x1F604);
    assertColor(image, 50, 50, new Color(0, 0, 255, 128));
    assertColor(image, 50, 18, new Color(0, 0, 255, 128));
    assertColor(image, 28, 28, new Color(0, 0, 0, 0));
  }

  @Test
  void pictureOfAnotherGlyphIsDrawn() throws Exception {
    assertColor(drawn("color-strikes.ttf", 0x1F601), SIDE / 2, SIDE / 2, Color.GREEN);
  }

  @Test
  void lineBorrowsEmojiAndKeepsTheRest() {
    Font text = new Font(Font.SANS_SERIF, Font.PLAIN, SIDE);
    assertThat(ShapedLine.isNeeded("A" + FACE, text)).isTrue();
    ShapedLine line = new ShapedLine(FACE + "I" + FACE, text);
    double letter = new ShapedLine("I", text).width();
    assertThat(line.width()).isCloseTo(2 * SIDE + letter, within(0.01));
    BufferedImage image = picture();
    line.drawColored(graphics(image), 0, SIDE);
    int second = (int) (SIDE + letter + SIDE / 2);
    assertThat(List.of(new Color(image.getRGB(SIDE / 2, SIDE / 2)), new Color(image.getRGB(second, SIDE / 2))))
        .containsOnly(Color.GREEN);
    assertThat(line.outline(0, SIDE).getBounds2D().getMinX()).isGreaterThanOrEqualTo(SIDE);
    assertThat(line.bounds(0, SIDE).getMinX()).isZero();
  }

  @Test
  void emojiAloneAreALine() {
    ShapedLine line = new ShapedLine(FACE + FACE, new Font(Font.SANS_SERIF, Font.PLAIN, SIDE));
    assertThat(line.bounds(10, SIDE).getMinX()).isEqualTo(10);
    assertThat(line.bounds(10, SIDE).getWidth()).isCloseTo(2.0 * SIDE, within(0.01));
    BufferedImage image = picture();
    line.drawColored(graphics(image), 0, SIDE);
    assertThat(new Color(image.getRGB(3 * SIDE / 2, SIDE / 2))).isEqualTo(Color.GREEN);
  }

  @Test
  void plainFormOfACharacterStaysPlain() {
    assertThat(new ShapedLine(FACE + "\uFE0E", new Font(Font.SANS_SERIF, Font.PLAIN, SIDE)).bounds(0, 0).getMinX())
        .isNotZero();
  }

  @Test
  void fontWithoutColorsIsNone() throws Exception {
    assertThat(FontFile.colored(FONTS.resolve("words.ttf"), MOST)).isEmpty();
    assertThat(FontFile.colored(FONTS.resolve("words-collection.woff2"), MOST)).isEmpty();
  }

  /** Damaged anywhere, they are refused as fonts are, or drawn as far as they can be. */
  @ParameterizedTest
  @ValueSource(strings = {"color-layers.ttf", "color-bitmaps.ttf", "color-paints.ttf", "color-strikes.ttf"})
  void damagedFontsAreReadOrRefused(String name) throws Exception {
    byte[] good = Files.readAllBytes(FONTS.resolve(name));
    Random random = new Random(7);
    Path file = folder.resolve("broken.ttf");
    int refused = 0;
    for (int round = 0; round < 100; round++) {
      byte[] broken = Arrays.copyOf(good, good.length);
      for (int place = 0; place <= round % 8; place++) {
        broken[random.nextInt(4, broken.length)] = (byte) random.nextInt();
      }
      Files.write(file, broken);
      try {
        for (ColorFont font : FontFile.colored(file, MOST)) {
          font.draw(picture().createGraphics(), 1, SIDE);
        }
      } catch (IOException | FontFormatException refusal) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
