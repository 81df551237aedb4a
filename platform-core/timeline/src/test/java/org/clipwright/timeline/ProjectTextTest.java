package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProjectTextTest {

  private static final String TEXT = "{\"path\": \"Café.mp4\"}";

  @Test
  void theMarkAtTheBeginningSaysHowTheTextIsWrittenAndIsNoPartOfIt() throws Exception {
    assertThat(ProjectText.of(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(ProjectText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(ProjectText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(TEXT);
    assertThat(ProjectText.of(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(TEXT);
    assertThat(ProjectText.of(new byte[0])).isEmpty();
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatThrownBy(() -> ProjectText.of(TEXT.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(CharacterCodingException.class);
  }
}
