package org.clipwright.services.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWeightTest {

  @Test
  void signsWithinQuotesCountForNothing() {
    assertThat(JsonWeight.signs("{\"a,b\": [1, 2, \"\\\"[,:{\"]}")).isEqualTo(5);
    assertThat(JsonWeight.signs("\"unended {[,")).isZero();
    assertThat(JsonWeight.signs("\"unended \\")).isZero();
  }

  @Test
  void objectsWeighMuchMoreThanTheirText() {
    assertThat(JsonWeight.of("[{},{},{}]")).isEqualTo(2 * 10 + 80 * 6);
    assertThat(JsonWeight.of("\"" + "x".repeat(98) + "\"")).isEqualTo(200);
  }
}
