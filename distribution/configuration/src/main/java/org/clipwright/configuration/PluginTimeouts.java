package org.clipwright.configuration;

import java.time.Duration;

/**
 * How much the code of plugins may take.
 *
 * @param loading the time limit to declare what a plugin provides
 * @param effect the time limit for one frame of an effect
 * @param memory the memory of a rendering process
 */
public record PluginTimeouts(Duration loading, Duration effect, ProcessMemory memory) {

  private static final int LONGEST = 86_400;

  static PluginTimeouts read(SettingsReader reader) {
    ProcessMemory memory = reader.text(Setting.RENDER_MEMORY).isEmpty()
        ? ProcessMemory.usual() : new ProcessMemory(reader.size(Setting.RENDER_MEMORY, Long.MAX_VALUE));
    return new PluginTimeouts(seconds(reader, Setting.PLUGIN_LIMIT), seconds(reader, Setting.EFFECT_LIMIT), memory);
  }

  /** The same in a process with this total budget: it must notice before it is killed from outside. */
  public PluginTimeouts within(long budgetBytes) {
    return new PluginTimeouts(loading, effect, new ProcessMemory(budgetBytes / 8 * 7));
  }

  private static Duration seconds(SettingsReader reader, Setting setting) {
    return Duration.ofSeconds(reader.number(setting, 1, LONGEST));
  }
}
