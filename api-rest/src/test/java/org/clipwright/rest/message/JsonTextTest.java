package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @Test
  void compactTextHasNoBlanksAndKeepsUnicodeExceptLineSeparators() {
    JsonNode node = JsonReader.read("{\"a\": [1, true, null], \"b\": \"\\u00e9\\u2028\\u0001\\n\"}");
    assertThat(JsonText.compact(node)).isEqualTo("{\"a\":[1,true,null],\"b\":\"\u00e9\\u2028\\u0001\\n\"}");
  }

  @Test
  void indentedTextLooksLikePythons() {
    JsonNode node = JsonReader.read("{\"a\":{\"b\":[1,2],\"c\":{}},\"d\":[]}");
    assertThat(JsonText.indented(node, 2)).isEqualTo("""
        {
          "a": {
            "b": [
              1,
              2
            ],
            "c": {}
          },
          "d": []
        }""");
  }

  /** The texts are what Python's repr gives. */
  @ParameterizedTest
  @CsvSource({"100.0,100.0", "0.1,0.1", "1e7,10000000.0", "12345678.5,12345678.5", "1e15,1000000000000000.0",
    "1e16,1e+16", "1.5e300,1.5e+300", "0.001,0.001", "0.0001,0.0001", "0.00001,1e-05", "-2.5e-7,-2.5e-07",
    "0.0,0.0", "51.9466667175293,51.9466667175293", "1.7976931348623157e308,1.7976931348623157e+308"})
  void floatsAreWrittenAsPythonWritesThem(double value, String text) {
    assertThat(JsonText.decimal(value)).isEqualTo(text);
  }

  @Test
  void textThatIsWrittenPieceByPieceIsTheSame() throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 5000; i++) {
      list.addObject().put("name", "\u00e9\ud83c\udfac" + i).putArray("empty");
    }
    for (int indent : new int[] {0, 4}) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      JsonText.write(list, indent, written);
      assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(JsonText.indented(list, indent));
    }
  }
}
