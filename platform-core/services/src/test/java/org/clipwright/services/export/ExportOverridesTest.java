package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.clipwright.services.error.ValidationException;
import org.clipwright.timeline.Profile;
import org.clipwright.timeline.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportOverridesTest {

  private static final Profile PROJECT = new Profile(640, 360, new Rational(30, 1), 48_000, 2, 3);

  /** A film of a sample rate that projects cannot have came without sound. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      sample_rate | 7 | "sample_rate" must be a whole number from 1000 to 384000.
      sample_rate | 999 | "sample_rate" must be a whole number from 1000 to 384000.
      sample_rate | 384001 | "sample_rate" must be a whole number from 1000 to 384000.
      channels | 9 | "channels" must be a whole number from 1 to 8.
      width | -1 | "width" must be a whole number from 1 to
      """)
  void whatAProjectCannotHaveIsRefused(String key, int value, String sentence) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ExportOverrides.apply(PROJECT, object().put(key, value)))
        .withMessageContaining(sentence);
  }

  @Test
  void whatAProjectCanHaveReplacesItsOwn() {
    assertThat(ExportOverrides.apply(PROJECT, object().put("sample_rate", 1000).put("channels", 6)))
        .isEqualTo(new Profile(640, 360, new Rational(30, 1), 1000, 6, 63));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
