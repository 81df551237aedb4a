package org.clipwright.configuration;

import java.nio.file.Path;
import java.util.Map;
import org.clipwright.sdk.effect.Fidelity;

/**
 * The settings of every process that renders: servers, workers and commands.
 *
 * @param data folder of the operator's plugins, among others; absolute
 * @param pluginTimeouts how long plugins may take
 * @param fidelity whose picture to reproduce where the original engine's is wrong
 */
public record EngineSettings(Path data, PluginTimeouts pluginTimeouts, Fidelity fidelity) {

  /**
   * Reads them from the environment.
   *
   * @throws ConfigurationException with every problem
   */
  public static EngineSettings read(Map<String, String> environment) {
    return new SettingsReader(environment).whole(EngineSettings::read);
  }

  static EngineSettings read(SettingsReader reader) {
    Path data = reader.path(Setting.DATA).orElse(Path.of("data"));
    return new EngineSettings(data.toAbsolutePath().normalize(), PluginTimeouts.read(reader),
        reader.choice(Setting.FIDELITY, Fidelity.class));
  }
}
