package org.clipwright.worker.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fonts that are packed for the web, compared with the same font as TrueType. */
class FontFileTest {

  private static final Path FONTS = Path.of("src/test/resources/fonts");
  private static final int MOST = 1 << 20;
  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  /** With letters that are made of two, and letters that join. */
  private static final String TEXT = "Hamburgefonstiv éàüÅ 0123 سلام";

  @TempDir private Path folder;

  private static GlyphVector glyphs(String name) throws IOException, FontFormatException {
    Font font = FontFile.read(FONTS.resolve(name), MOST)[0].deriveFont(100f);
    return font.layoutGlyphVector(METRICS, TEXT.toCharArray(), 0, TEXT.length(), Font.LAYOUT_LEFT_TO_RIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"words.woff", "words.woff2", "words-narrow.woff2"})
  void packedFontsDrawWhatTheyDrawUnpacked(String name) throws Exception {
    GlyphVector packed = glyphs(name);
    GlyphVector plain = glyphs("words.ttf");
    assertThat(packed.getNumGlyphs()).isEqualTo(plain.getNumGlyphs());
    assertThat(packed.getLogicalBounds()).isEqualTo(plain.getLogicalBounds());
    assertThat(packed.getOutline().getBounds2D()).isEqualTo(plain.getOutline().getBounds2D());
    assertThat(new Area(packed.getOutline()).equals(new Area(plain.getOutline()))).isTrue();
  }

  /** Two families that share all tables but their names. */
  @Test
  void collectionHasAllItsFonts() throws Exception {
    Font[] fonts = FontFile.read(FONTS.resolve("words-collection.woff2"), MOST);
    assertThat(fonts).extracting(font -> font.getFamily(Locale.ROOT)).containsExactly("Words", "Words Too");
    Font plain = FontFile.read(FONTS.resolve("words.ttf"), MOST)[0];
    for (Font font : fonts) {
      assertThat(font.deriveFont(100f).createGlyphVector(METRICS, "Ham").getOutline().getBounds2D())
          .isEqualTo(plain.deriveFont(100f).createGlyphVector(METRICS, "Ham").getOutline().getBounds2D());
    }
    assertThatThrownBy(() -> FontFile.read(FONTS.resolve("words-collection.woff2"), 30_000))
        .isInstanceOf(IOException.class);
  }

  /** Broken in many places, each is either read or refused, without anything else coming out of it. */
  @ParameterizedTest
  @ValueSource(strings = {"words.woff", "words.woff2", "words-narrow.woff2", "words-collection.woff2"})
  @Timeout(120)
  void damagedFontsAreReadOrRefused(String name) throws Exception {
    byte[] good = Files.readAllBytes(FONTS.resolve(name));
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 100; round++) {
      byte[] broken = good.clone();
      for (int place = 0; place <= round % 8; place++) {
        broken[random.nextInt(4, round % 2 == 0 ? 300 : broken.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("broken-" + round), broken);
      try {
        FontFile.read(file, MOST);
      } catch (IOException | FontFormatException refusal) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void fontsThatGrowTooLargeAreRefused() {
    assertThatThrownBy(() -> FontFile.read(FONTS.resolve("words.woff"), 20_000)).isInstanceOf(IOException.class)
        .hasMessage("The font is too large when unpacked.");
    assertThatThrownBy(() -> FontFile.read(FONTS.resolve("words.woff2"), 20_000)).isInstanceOf(IOException.class)
        .hasMessage("The font is too large when unpacked.");
  }

  @Test
  void whatIsShorterThanItsMarkIsNoFont() throws Exception {
    Path file = Files.write(folder.resolve("short"), new byte[] {'w', 'O', 'F', '2', 0});
    assertThatThrownBy(() -> FontFile.read(file, MOST)).isInstanceOf(IOException.class)
        .hasMessage("The font is damaged.");
  }
}
