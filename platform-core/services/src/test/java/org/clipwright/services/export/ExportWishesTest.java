package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.export.ExportWishes.Scanning;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export's JSON means for its film. */
class ExportWishesTest {

  private final Export export = Drafts.export(new UserId(1), 1, "video");

  @Test
  void nothingIsAskedByAnEmptyObject() {
    assertThat(ExportWishes.of(export)).isEqualTo(new ExportWishes("", Scanning.PROGRESSIVE, true, false, false));
  }

  @Test
  void interlacedFilmsBeginWithTheTopFieldUnlessTheySayOtherwise() {
    export.json().put("interlaced", true).put("preset", "slow").put("segments", false);
    assertThat(ExportWishes.of(export))
        .isEqualTo(new ExportWishes("slow", Scanning.TOP_FIELD_FIRST, false, false, false));
    export.json().put("top_field_first", false);
    assertThat(ExportWishes.of(export).scanning()).isEqualTo(Scanning.BOTTOM_FIELD_FIRST);
  }

  @Test
  void transparencyAndCopiesAreAskedForByKeysOfTheirOwn() {
    export.json().put("alpha", true).put("smart", true);
    assertThat(ExportWishes.of(export)).isEqualTo(new ExportWishes("", Scanning.PROGRESSIVE, true, true, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{}", "{\"segments\": null, \"preset\": null}", "{\"segments\": {\"total\": 4}}", "{\"segments\": \"false\"}",
    "{\"interlaced\": \"true\", \"top_field_first\": false}", "{\"preset\": 8}", "{\"smart\": \"false\"}",
    "{\"hdr\": \"\"}", "{\"hdr\": \"sdr\"}", "{\"hdr\": null}"})
  void wishesThatMeanSomethingAreTaken(String json) {
    assertThatCode(() -> ExportWishes.require(read(json))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"segments": "no"} | "segments" must be true or false; false makes a video in one piece.
      {"segments": [false]} | "segments" must be true or false;
      {"interlaced": "yes"} | "interlaced" must be true or false;
      {"interlaced": {}} | "interlaced" must be true or false;
      {"top_field_first": 0} | "top_field_first" must be true or false;
      {"alpha": "yes"} | "alpha" must be true or false; true makes pictures transparent where no clip is.
      {"smart": 1} | "smart" must be true or false;
      {"preset": true} | "preset" must be a text or a number, such as
      {"hdr": "keep"} | "hdr" can only be "sdr": films are tone-mapped to SDR, and keeping HDR is not available.
      {"hdr": true} | "hdr" can only be "sdr"
      {"preset": ["fast"]} | "preset" must be a text or a number, such as
      """)
  void wishesThatMeanNothingAreRefusedWithWhatWorks(String json, String sentence) {
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> ExportWishes.require(read(json)))
        .withMessageContaining("json: ").withMessageContaining(sentence);
  }

  @Test
  void wordsAreReadAsWhatTheyMean() throws JsonProcessingException {
    ObjectNode json = read("{\"segments\": \"false\", \"interlaced\": \"true\", \"alpha\": \"true\"}");
    assertThat(ExportWishes.of(ExportReport.kept(json, read("{}"))))
        .isEqualTo(new ExportWishes("", Scanning.TOP_FIELD_FIRST, false, true, false));
  }

  private static ObjectNode read(String json) throws JsonProcessingException {
    return (ObjectNode) JsonMapper.builder().build().readTree(json);
  }
}
