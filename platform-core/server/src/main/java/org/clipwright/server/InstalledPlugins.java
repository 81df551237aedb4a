package org.clipwright.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.plugins.PluginCatalog;
import org.clipwright.plugins.PluginHost;

/** Where the plugins of this installation are: those that come with it, then the operator's own. */
record InstalledPlugins(Optional<Path> builtIn, Path own) {

  /** The folder of the distribution, which the launcher names. */
  private static final String HOME_PROPERTY = "clipwright.home";

  /** The plugins of the distribution that runs, and of a data folder. */
  static InstalledPlugins of(Path data) {
    Optional<Path> home = Optional.ofNullable(System.getProperty(HOME_PROPERTY)).map(Path::of);
    return new InstalledPlugins(home.map(folder -> folder.resolve("plugins")), data.resolve("plugins"));
  }

  /** Loads them all. */
  PluginCatalog load() {
    List<Path> folders = new ArrayList<>();
    builtIn.ifPresent(folders::add);
    folders.add(own);
    return PluginHost.load(folders, Version.number());
  }
}
