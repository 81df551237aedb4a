package org.clipwright.configuration;

import java.time.Duration;
import java.util.Map;

/**
 * How much the code of plugins may take.
 *
 * @param loading time to say what a plugin brings
 * @param effect time for one frame of an effect
 * @param memory memory of a process that renders
 */
public record PluginPatience(Duration loading, Duration effect, ProcessMemory memory) {

  private static final int LONGEST = 86_400;

  static PluginPatience read(SettingsReader reader) {
    ProcessMemory memory = reader.text(Setting.RENDER_MEMORY).isEmpty()
        ? ProcessMemory.usual() : new ProcessMemory(reader.size(Setting.RENDER_MEMORY, Long.MAX_VALUE));
    return new PluginPatience(seconds(reader, Setting.PLUGIN_LIMIT), seconds(reader, Setting.EFFECT_LIMIT), memory);
  }

  /**
   * As the environment wants it.
   *
   * @throws ConfigurationException when it is wrong
   */
  public static PluginPatience of(Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(environment);
    PluginPatience patience = read(reader);
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(reader.problems());
    }
    return patience;
  }

  /** The same in a process that may hold so much in all: it has to notice before it is ended from outside. */
  public PluginPatience within(long budgetBytes) {
    return new PluginPatience(loading, effect, new ProcessMemory(budgetBytes / 8 * 7));
  }

  private static Duration seconds(SettingsReader reader, Setting setting) {
    return Duration.ofSeconds(reader.number(setting, Integer.parseInt(setting.initial()), 1, LONGEST));
  }
}
