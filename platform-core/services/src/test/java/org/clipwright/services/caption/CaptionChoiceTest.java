package org.clipwright.services.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.clipwright.services.caption.CaptionChoice.Mode;
import org.clipwright.services.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionChoiceTest {

  private static CaptionChoice choice(String captions) throws IOException {
    return CaptionChoice.of((ObjectNode) JsonMapper.builder().build()
        .readTree(("{'captions': " + captions + "}").replace('\'', '"')));
  }

  @Test
  void captionsAreBurntInUnlessTheyGoElsewhere() throws IOException {
    assertThat(choice("null").mode()).isEqualTo(Mode.BURN);
    assertThat(choice("'burn'").takes("de")).isTrue();
    assertThat(choice("'sidecar'").mode()).isEqualTo(Mode.SIDECAR);
    assertThat(choice("'embed'").among(List.of("de", "und", "pt-BR"))).containsExactly(
        new CaptionTrack("de", "German", true), new CaptionTrack("und", "", false),
        new CaptionTrack("pt-BR", "Portuguese (Brazil)", false));
  }

  @Test
  void tracksAreThoseThatAreNamed() throws IOException {
    CaptionChoice choice = choice(
        """
        {'mode': 'embed', 'tracks': [{'language': 'EN', 'name': 'For all'}, {'language': 'pt-br', 'default': true}]}""");
    assertThat(choice.among(List.of("en", "de"))).containsExactly(
        new CaptionTrack("en", "For all", false), new CaptionTrack("pt-BR", "Portuguese (Brazil)", true));
    assertThat(choice.takes("en")).isTrue();
    assertThat(choice.takes("de")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'burnt' | must be "burn", "sidecar" or "embed"
      true | must be "burn", "sidecar" or "embed"
      {'tracks': []} | must be "burn", "sidecar" or "embed"
      'cea-608' | CEA-608 and CEA-708 captions cannot be written. "embed" writes tracks of mp4, m4v, mov, mkv
      {'mode': 'EIA608'} | "captions" cannot be "EIA608"
      {'mode': 'embed', 'track': []} | "captions" has no "track". It takes "mode", "tracks".
      {'mode': 'embed', 'tracks': 'en'} | "tracks" of "captions" must be a list of objects
      {'mode': 'embed', 'tracks': ['en']} | "tracks" of "captions" must be a list of objects
      {'mode': 'embed', 'tracks': [{'language': 'not a tag'}]} | each with a "language" such as "en" or "pt-BR"
      {'mode': 'embed', 'tracks': [{'language': '../en'}]} | each with a "language" such as "en" or "pt-BR"
      {'mode': 'embed', 'tracks': [{'language': 'en', 'name': 7}]} | a "name" of at most 200 characters
      {'mode': 'embed', 'tracks': [{'language': 'en', 'default': 'yes'}]} | "default": true
      {'mode': 'embed', 'tracks': [{'language': 'en', 'title': 'E'}]} | A track of "captions" has no "title".
      {'mode': 'embed', 'tracks': [{'language': 'en'}, {'language': 'EN'}]} | have the same language
      {'mode': 'embed', 'tracks': [{'language': 'en', 'default': true}, {'language': 'de', 'default': true}]} | Only one
      """)
  void whatCannotBeReadIsRefused(String captions, String sentence) {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> choice(captions))
        .satisfies(refused -> assertThat(refused.errors().get("json").getFirst()).contains(sentence));
  }
}
