package org.clipwright.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which rules a project asks for. */
class EngineRulesTest {

  @ParameterizedTest
  @CsvSource(value = {"0.3.3|V0_5", "0.5.0-dev3|V0_5", "0.6.0|NEWEST", "1.0.0|NEWEST", "1.1|NEWEST", "''|NEWEST",
    "new|NEWEST"}, delimiter = '|')
  void versionOfTheEngineTellsTheRules(String version, EngineRules rules) {
    assertThat(EngineRules.of(version)).isEqualTo(rules);
    assertThat(new ProjectReader(java.nio.file.Path::of).read("{\"version\":{\"libopenshot\":\"" + version + "\"}}")
        .rules())
        .isEqualTo(rules);
  }
}
