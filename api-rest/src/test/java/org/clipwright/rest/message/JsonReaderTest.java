package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  /** The sentences were taken down from Python's own parser. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "~~|Expecting value: line 1 column 1 (char 0)",
    "{|Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    "{\"a\"|Expecting ':' delimiter: line 1 column 5 (char 4)",
    "{\"a\":|Expecting value: line 1 column 6 (char 5)",
    "{\"a\":1|Expecting ',' delimiter: line 1 column 7 (char 6)",
    "{\"a\":1,|Expecting property name enclosed in double quotes: line 1 column 8 (char 7)",
    "[1,]|Expecting value: line 1 column 4 (char 3)",
    "[1 2]|Expecting ',' delimiter: line 1 column 4 (char 3)",
    "tru|Expecting value: line 1 column 1 (char 0)",
    "\"abc|Unterminated string starting at: line 1 column 1 (char 0)",
    "\"a\\x\"|Invalid \\escape: line 1 column 3 (char 2)",
    "\"a\\u12\"|Invalid \\uXXXX escape: line 1 column 4 (char 3)",
    "01|Extra data: line 1 column 2 (char 1)",
    "1 2|Extra data: line 1 column 3 (char 2)",
    "-|Expecting value: line 1 column 1 (char 0)",
    "{a:1}|Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    "{\"a\":NaN}|Out of range float values are not JSON compliant: 'NaN'",
    "-Infinity|Out of range float values are not JSON compliant: '-Infinity'",
    "1e999|Out of range float values are not JSON compliant: 'inf'",
  })
  void brokenTextIsRefusedInPythonsWords(String text, String sentence) {
    assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class).hasMessage(sentence);
  }

  @Test
  void placesAreCountedInCodePointsAndLines() {
    assertThatThrownBy(() -> JsonReader.read("\t\n \"x"))
        .hasMessage("Unterminated string starting at: line 2 column 2 (char 3)");
    assertThatThrownBy(() -> JsonReader.read("\"\ud83d\ude00\" x"))
        .hasMessage("Extra data: line 1 column 5 (char 4)");
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertThatThrownBy(() -> JsonReader.read("\ufeff{}"))
        .hasMessage("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
  }

  @Test
  void theLastOfTwoEqualNamesWins() {
    assertThat(JsonReader.read("{\"a\":1,\"b\":2,\"a\":3}").toString()).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 10_000, 1_000_000})
  void deepNestingIsRefusedWithoutExhaustingTheStack(int depth) {
    assertThatThrownBy(() -> JsonReader.read("[".repeat(depth))).isInstanceOf(JsonSyntaxException.class)
        .hasMessageStartingWith("More than 500 levels of nesting");
  }

  @Test
  void nestingUpToTheLimitIsRead() {
    assertThat(JsonReader.read("[".repeat(500) + "]".repeat(500)).isArray()).isTrue();
  }

  @Test
  void numbersKeepTheirKindAndSize() {
    assertThat(JsonText.compact(JsonReader.read("[1,-0,2147483648,123456789012345678901234567890,1.0,1e3,-2.5E-3]")))
        .isEqualTo("[1,0,2147483648,123456789012345678901234567890,1.0,1000.0,-0.0025]");
  }

  @Test
  void escapesAndPairedSurrogatesAreDecoded() {
    assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"").textValue())
        .isEqualTo("\"\\/\b\f\n\r\t\u00e9\ud83d\ude00");
    assertThatThrownBy(() -> JsonReader.read("\"\\ud83d\"")).isInstanceOf(JsonSyntaxException.class);
  }
}
