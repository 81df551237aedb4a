package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.clipwright.render.still.BundledFonts;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fonts that users add, good ones and such that mean harm. */
class FontsTest {

  private static final Path GOOD = Path.of("../render/src/main/resources/org/clipwright/render/still/DejaVuSans.ttf");

  @TempDir Path folder;

  private final MediaStore store = new MediaStore(new InMemoryStorageProvider());

  private Fonts fonts() {
    return new Fonts(store, new LocalMedia(store, new MediaCopies(folder, Long.MAX_VALUE, DiskFloor.NONE), () -> {}));
  }

  /** Of the same length as the real one, so that it can stand in its place. */
  private static final String NAME = "DejaVu Sans";

  private static byte[] bundled() throws IOException {
    return Files.readAllBytes(GOOD);
  }

  private static byte[] good() throws IOException {
    return named("Font Of Ann");
  }

  /** The bundled font under another name, as it stands in its table of names in two encodings. */
  private static byte[] named(String name) throws IOException {
    assertThat(name).hasSameSizeAs(NAME);
    byte[] font = bundled();
    for (Charset encoding : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE)) {
      byte[] from = NAME.getBytes(encoding);
      for (int at = 0; at + from.length <= font.length; at++) {
        if (Arrays.equals(font, at, at + from.length, from, 0, from.length)) {
          System.arraycopy(name.getBytes(encoding), 0, font, at, from.length);
        }
      }
    }
    return font;
  }

  /** A font whose letters are twice as large. */
  private static byte[] enlarged(byte[] font) {
    ByteBuffer tables = ByteBuffer.wrap(font);
    for (int entry = 12; entry < 12 + 16 * tables.getShort(4); entry += 16) {
      if (tables.getInt(entry) == 0x68656164) {
        int unitsPerEm = tables.getInt(entry + 8) + 18;
        tables.putShort(unitsPerEm, (short) (tables.getShort(unitsPerEm) / 2));
      }
    }
    return font;
  }

  private static double width(String family) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    return new Font(family, Font.PLAIN, 32).getStringBounds("Width", context).getWidth();
  }

  private void put(String key, byte[] font) {
    store.put(key, new ByteArrayInputStream(font));
  }

  private String listed() {
    Fonts fonts = fonts();
    fonts.takeUp();
    return fonts.list().toString();
  }

  @Test
  void candidatesAreCheckedButNotTakenUp() throws Exception {
    put("unchecked-fonts/1/good.ttf", good());
    String before = listed();
    assertThatCode(() -> fonts().check("unchecked-fonts/1/good.ttf")).doesNotThrowAnyException();
    assertThat(listed()).isEqualTo(before);
  }

  @Test
  void whatIsNoFontIsRefusedByItsName() {
    put("unchecked-fonts/1/letter.ttf", "Dear font".getBytes());
    assertThatThrownBy(() -> fonts().check("unchecked-fonts/1/letter.ttf")).isInstanceOf(PlatformException.class)
        .hasMessage("letter.ttf is not a usable font.");
  }

  /** Broken in many places, each font is either usable or refused; nothing else comes out of it. */
  @Test
  @Timeout(120)
  void brokenFontsAreUsableOrRefused() throws Exception {
    Random random = new Random(5);
    byte[] good = good();
    for (int round = 0; round < 40; round++) {
      byte[] broken = good.clone();
      for (int place = 0; place < 1 << (round % 12); place++) {
        broken[random.nextInt(round % 2 == 0 ? 2_000 : broken.length)] = (byte) random.nextInt();
      }
      String key = "unchecked-fonts/" + round + "/broken.ttf";
      put(key, broken);
      try {
        fonts().check(key);
      } catch (PlatformException refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
      }
    }
  }

  @Test
  void noFontTakesThePlaceOfOneThatIsThere() throws Exception {
    BundledFonts.register();
    double before = width(NAME);
    put("fonts/stolen.ttf", enlarged(bundled()));
    listed();
    assertThat(width(NAME)).isEqualTo(before);

    put("fonts/first.ttf", named("Font Of Bob"));
    listed();
    assertThat(width("Font Of Bob")).isEqualTo(before);
    put("fonts/second.ttf", enlarged(named("Font Of Bob")));
    listed();
    assertThat(width("Font Of Bob")).isEqualTo(before);
  }

  @Test
  void aFontWithTheNameOfOneThatIsThereIsRefused() throws Exception {
    put("unchecked-fonts/1/stolen.ttf", bundled());
    assertThatThrownBy(() -> fonts().check("unchecked-fonts/1/stolen.ttf")).isInstanceOf(PlatformException.class)
        .hasMessage("stolen.ttf contains the font \"DejaVu Sans\", but a font of that name already exists. All users"
            + " share fonts, so they cannot be replaced.");
    put("fonts/eve.ttf", named("Font Of Eve"));
    put("unchecked-fonts/1/again.ttf", named("Font Of Eve"));
    assertThatThrownBy(() -> fonts().check("unchecked-fonts/1/again.ttf")).hasMessageContaining("already exists");
  }

  @Test
  void storedFontsThatAreUnusableAreLeftOutAndTheOthersTakenUp() {
    put("fonts/a-letter.ttf", "Dear font".getBytes());
    assertThat(listed()).contains("family");
  }
}
