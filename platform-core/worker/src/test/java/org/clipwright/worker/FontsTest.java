package org.clipwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
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
    return new Fonts(store, new LocalMedia(store, folder, () -> {}));
  }

  private static byte[] good() throws IOException {
    return Files.readAllBytes(GOOD);
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
  void storedFontsThatAreUnusableAreLeftOutAndTheOthersTakenUp() {
    put("fonts/a-letter.ttf", "Dear font".getBytes());
    assertThat(listed()).contains("family");
  }
}
