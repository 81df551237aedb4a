package org.clipwright.plugins;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/** PF4J as this host uses it: jars with a manifest, each in a module layer, taken one by one. */
final class JarPluginManager extends DefaultPluginManager {

  // Set by a method that the superclass's constructor calls, so it must have no initializer.
  private LayerPluginLoader layers;

  JarPluginManager(List<Path> folders, String hostVersion) {
    super(folders);
    setSystemVersion(hostVersion);
  }

  /** The jars of all folders, folder by folder. */
  List<Path> jars() {
    return pluginRepository.getPluginPaths();
  }

  /**
   * Loads and starts one plugin.
   *
   * @throws PluginRefusal when something about it is wrong
   */
  PluginWrapper take(Path jar) {
    PluginWrapper plugin = loadPluginFromPath(jar);
    if (plugin.getPluginState() == PluginState.DISABLED) {
      throw new PluginRefusal(
          "it is disabled, or needs another version of Clipwright: " + plugin.getDescriptor().getRequires());
    }
    resolvePlugins();
    if (startPlugin(plugin.getPluginId()) != PluginState.STARTED) {
      throw new PluginRefusal("it does not start", plugin.getFailedException());
    }
    return plugin;
  }

  /** Forgets a plugin that was loaded from a jar, if one was. */
  void drop(Path jar) {
    String id = idForPath(jar);
    if (id != null) {
      unloadPlugin(id);
    }
  }

  ModuleLayer layer(PluginWrapper plugin) {
    return layers.layer(plugin.getPluginId()).orElseThrow();
  }

  @Override
  protected void validatePluginDescriptor(PluginDescriptor descriptor) {
    requireEntry("Plugin-Id", descriptor.getPluginId());
    requireEntry("Plugin-Version", descriptor.getVersion());
    if (!descriptor.getDependencies().isEmpty()) {
      throw new PluginRefusal("it depends on other plugins, which is not possible");
    }
    PluginWrapper other = getPlugin(descriptor.getPluginId());
    if (other != null) {
      throw new PluginRefusal(
          "its id \"" + descriptor.getPluginId() + "\" is taken by " + other.getPluginPath().getFileName());
    }
  }

  private static void requireEntry(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new PluginRefusal("its manifest has no " + name);
    }
  }

  @Override
  protected PluginLoader createPluginLoader() {
    layers = new LayerPluginLoader();
    return layers;
  }

  /** A plugin has no class of PF4J's own, and its loader could not find one: what it brings are its services. */
  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin() {};
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new SortedJars(getPluginsRoots());
  }
}
