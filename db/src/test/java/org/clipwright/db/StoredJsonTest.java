package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ValidationException;
import org.junit.jupiter.api.Test;

class StoredJsonTest {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  @Test
  void ordinaryObjectsComeBackAsTheyWere() {
    object.put("a", 1.5).putArray("b").add("x");
    assertThat(StoredJson.read(StoredJson.write(object))).isEqualTo(object);
  }

  @Test
  void tooManyKeyframesAreRefusedWithTheLimit() {
    ArrayNode points = object.putObject("alpha").putArray("Points");
    for (int i = 0; i < 250_000; i++) {
      points.addObject().put("X", i);
    }
    assertThatThrownBy(() -> StoredJson.write(object)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 1048576 can be stored");
    points.removeAll();
    for (int i = 0; i < 40_000; i++) {
      points.addObject().put("X", i);
    }
    assertThatThrownBy(() -> StoredJson.write(object)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("brackets, commas and colons; at most 100000 can be stored");
  }

  /** What is stored can be read again: an object that cannot spoils every list that it is in. */
  @Test
  void numbersOfManyDigitsComeBackOrAreRefused() {
    object.put("a", new BigInteger("9".repeat(4_300)));
    assertThat(StoredJson.read(StoredJson.write(object))).isEqualTo(object);
    object.put("a", new BigInteger("9".repeat(4_301)));
    assertThatThrownBy(() -> StoredJson.write(object)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 4300 digits in a number");
  }

  @Test
  void longNamesComeBackOrAreRefused() {
    object.put("n".repeat(50_000), 1);
    assertThat(StoredJson.read(StoredJson.write(object))).isEqualTo(object);
    object.put("n".repeat(60_000), 1);
    assertThatThrownBy(() -> StoredJson.write(object)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("50000 characters in a name");
  }

  @Test
  void deepObjectsComeBackOrAreRefused() {
    object.set("a", nested(StoredJson.MOST_DEPTH - 1));
    assertThat(StoredJson.read(StoredJson.write(object))).isEqualTo(object);
    object.set("a", nested(StoredJson.MOST_DEPTH));
    assertThatThrownBy(() -> StoredJson.write(object)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("900 levels of nesting");
  }

  /** Thumbnails show projects of many objects, each of which may be as large as one can be. */
  @Test
  void whatAWorkerIsAskedMayHoldManyObjects() {
    ArrayNode clips = object.putArray("clips");
    clips.addObject().set("a", nested(StoredJson.MOST_DEPTH - 1));
    for (int i = 0; i < 4; i++) {
      clips.addObject().put("text", "x".repeat(StoredJson.MOST_CHARACTERS / 2));
    }
    for (int i = 0; i < StoredJson.MOST_SIGNS; i++) {
      clips.add(i);
    }
    assertThat(StoredJson.read(StoredJson.question(object))).isEqualTo(object);
  }

  @Test
  void whatAWorkerCannotBeAskedIsToldAsWhatItIs() {
    object.put("text", "x".repeat(StoredJson.MOST_ASKED_CHARACTERS));
    assertThatThrownBy(() -> StoredJson.question(object)).isInstanceOf(PlatformException.class)
        .isNotInstanceOf(ValidationException.class)
        .hasMessageMatching("The project is too large for this: .* and a worker can be given 16777216 at most\\.");
  }

  private static ArrayNode nested(int levels) {
    ArrayNode inner = JsonNodeFactory.instance.arrayNode();
    for (int level = 1; level < levels; level++) {
      inner = JsonNodeFactory.instance.arrayNode().add(inner);
    }
    return inner;
  }
}
