package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
}
