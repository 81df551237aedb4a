package org.clipwright.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clipwright.pluginhost.PluginCatalog;
import org.clipwright.pluginhost.PluginHost;
import org.clipwright.pluginhost.PluginSearch;
import org.clipwright.pluginhost.RefusedPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the plugins of this installation are: those that come with it, then the operator's own. */
public record InstalledPlugins(PluginSearch search) {

  /** The folder of the distribution, which the launcher names. */
  private static final String HOME_PROPERTY = "clipwright.home";

  private static final Logger LOG = LoggerFactory.getLogger(InstalledPlugins.class);

  /** How much is logged about rejected plugins. */
  public enum Telling {
    /** Each with its reason. */
    EACH,
    /** One line, so that a command's own output is not lost among them. */
    BRIEFLY,
    /** Nothing: the process that started this one has already logged them. */
    NOTHING
  }

  /**
   * The plugins of the running distribution, and of a data folder.
   *
   * @param limit how long one may take to declare what it provides
   */
  public static InstalledPlugins of(Path data, Duration limit) {
    Optional<Path> home = Optional.ofNullable(System.getProperty(HOME_PROPERTY)).map(Path::of);
    return new InstalledPlugins(
        new PluginSearch(
            home.map(folder -> folder.resolve("plugins")), data.resolve("plugins"), data.resolve("unfinished-plugins"),
            data.resolve("unpacked-plugins"), limit));
  }

  /** Loads them all. */
  public PluginCatalog load(Telling telling) {
    PluginCatalog plugins = PluginHost.load(search, Version.number());
    if (!plugins.refused().isEmpty()) {
      tell(plugins, telling);
    }
    return plugins;
  }

  private static void tell(PluginCatalog plugins, Telling telling) {
    switch (telling) {
      case EACH -> plugins.refused().forEach(InstalledPlugins::warn);
      case BRIEFLY -> warnBriefly(plugins);
      case NOTHING -> LOG.debug("Plugins were refused. count={}", plugins.refused().size());
    }
  }

  private static void warn(RefusedPlugin plugin) {
    LOG.warn("{} file={}", plugin.reason(), plugin.file());
  }

  private static void warnBriefly(PluginCatalog plugins) {
    if (plugins.refused().size() == 1) {
      warn(plugins.refused().getFirst());
      return;
    }
    LOG.warn("Plugins are refused; with {}=INFO each is shown with its reason. files=\"{}\"",
        Setting.LOG_LEVEL.variable(), plugins.refused().stream().map(plugin -> plugin.file().getFileName().toString())
            .collect(Collectors.joining(", ")));
    plugins.refused().forEach(plugin -> LOG.info("{} file={}", plugin.reason(), plugin.file()));
  }
}
