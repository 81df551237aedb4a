package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;
import org.junit.jupiter.api.Test;

/** Commands read what renders as servers and workers do. */
class EngineSettingsTest {

  @Test
  void commandsAndServersReadTheSame() {
    Map<String, String> environment =
        Map.of("CLIPWRIGHT_DATA", "some/../folder", "CLIPWRIGHT_FIDELITY", "original", "CLIPWRIGHT_EFFECT_LIMIT", "7");
    EngineSettings settings = EngineSettings.read(environment);
    Configuration server = Configuration.read(environment);
    assertThat(settings.data()).isEqualTo(Path.of("folder").toAbsolutePath()).isEqualTo(server.data());
    assertThat(settings.fidelity()).isEqualTo(Fidelity.ORIGINAL).isEqualTo(server.fidelity());
    assertThat(settings.pluginTimeouts().effect()).hasSeconds(7).isEqualTo(server.pluginTimeouts().effect());
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(
        () -> EngineSettings.read(Map.of("CLIPWRIGHT_FIDELITY", "wrong", "CLIPWRIGHT_EFFECT_LIMIT", "soon")))
        .isInstanceOf(ConfigurationException.class).hasMessageContaining("2 problems")
        .hasMessageContaining("CLIPWRIGHT_FIDELITY is \"wrong\"; it must be correct, original or original-0.5.");
  }
}
