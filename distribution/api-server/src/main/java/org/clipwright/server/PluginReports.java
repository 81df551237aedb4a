package org.clipwright.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.pluginhost.LoadedPlugin;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.pluginhost.RefusedPlugin;
import org.clipwright.rest.setup.Administration;

/** Reports to operators the plugins that were found. */
final class PluginReports {

  private PluginReports() {}

  /** The reports, plugins in use first. */
  static List<Administration.Plugin> of(PluginCatalog plugins) {
    return Stream.concat(
        plugins.loaded().stream().map(PluginReports::inUse), plugins.refused().stream().map(PluginReports::refused))
        .toList();
  }

  private static Administration.Plugin inUse(LoadedPlugin plugin) {
    return new Administration.Plugin(
        plugin.id(), plugin.version(), plugin.provider(), plugin.description(), plugin.services(), Optional.empty());
  }

  private static Administration.Plugin refused(RefusedPlugin plugin) {
    return new Administration.Plugin(
        plugin.file().getFileName().toString(), "", "", "", List.of(), Optional.of(plugin.reason()));
  }
}
