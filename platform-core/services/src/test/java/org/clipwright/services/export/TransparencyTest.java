package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exports can be transparent is known when they are asked for. */
class TransparencyTest {

  private static final ObjectNode ASKED = JsonNodeFactory.instance.objectNode().put("alpha", true);

  @ParameterizedTest
  @CsvSource({"video, webm, vp9", "video, .mkv, libvpx-vp9", "video, mov, prores_ks", "video, mov, qtrle",
    "video, mov, png", "video, apng, apng", "image, %05d.png, libx264"})
  void whatKeepsTransparencyIsTaken(String type, String format, String codec) {
    assertThatCode(() -> Transparency.require(ASKED, type, format, codec)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "video | mp4 | libx264 | libx264 does not support transparency in mp4. Use ffv1, png",
    "video | 3gp | h264 | The format 3gp does not support transparency. Use webm with libvpx-vp9",
    "video | mov | libx264 | libx264 does not support transparency in mov. Use prores_ks",
    "image | %05d.jpg | jpg | use %05d.png",
    "audio | mp3 | none | An export of the type audio cannot be transparent"})
  void whatDoesNotIsRefusedWithWhatWould(String type, String format, String codec, String sentence) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> Transparency.require(ASKED, type, format, codec)).withMessageContaining(sentence);
    assertThatCode(() -> Transparency.require(JsonNodeFactory.instance.objectNode(), type, format, codec))
        .doesNotThrowAnyException();
  }

  @Test
  void nobodyGetsItWithoutAsking() {
    assertThat(Transparency.askedFor(JsonNodeFactory.instance.objectNode())).isFalse();
  }
}
