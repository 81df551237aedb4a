package org.clipwright.pluginhost;

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

/** PF4J as this host uses it: jars with a manifest, each in its own module layer, loaded one by one. */
final class JarPluginManager extends DefaultPluginManager {

  /** Means this version or newer. */
  private static final String PLAIN_VERSION = "\\d+\\.\\d+\\.\\d+";

  // Set by a method that the superclass's constructor calls, so it must have no initializer.
  private LayerPluginLoader layers;

  JarPluginManager(String hostVersion) {
    super(List.of());
    setSystemVersion(hostVersion);
  }

  /**
   * Loads and starts one plugin.
   *
   * @throws PluginRefusal if anything about it is wrong
   */
  PluginWrapper take(PluginContents contents) {
    layers.libraries(contents.jar(), contents.libraries());
    PluginWrapper plugin = loadPluginFromPath(contents.jar());
    resolvePlugins();
    if (startPlugin(plugin.getPluginId()) != PluginState.STARTED) {
      throw new PluginRefusal("it does not start", plugin.getFailedException());
    }
    return plugin;
  }

  /** Forgets the plugin that was loaded from a jar, if any. */
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
    if (!descriptor.getDependencies().isEmpty()) {
      throw new PluginRefusal("it depends on other plugins, which is not supported");
    }
    requireThisProgram(descriptor.getRequires());
  }

  /**
   * PF4J checks the same later, but does not distinguish this failure from others, and logs it in its own words.
   */
  private void requireThisProgram(String requires) {
    String range = requires.matches(PLAIN_VERSION) ? ">=" + requires : requires;
    boolean fits;
    try {
      fits = getVersionManager().checkVersionConstraint(getSystemVersion(), range);
    } catch (RuntimeException unreadable) {
      throw new PluginRefusal("its Plugin-Requires \"" + requires + "\" is not a version range such as >=1.0.0",
          unreadable);
    }
    if (!fits) {
      throw new PluginRefusal("it needs Clipwright " + requires + ", but this is " + getSystemVersion());
    }
  }

  @Override
  protected PluginLoader createPluginLoader() {
    layers = new LayerPluginLoader();
    return layers;
  }

  /** Plugins have no PF4J class, and PF4J's loader could not find one: what they provide is services. */
  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin() {};
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  /** Finding the jars is done elsewhere. */
  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path jar) {
        return false;
      }
    };
  }
}
