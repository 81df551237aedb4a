package org.clipwright.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the plugins of some folders; what is wrong with one never stops the others. */
public final class PluginHost {

  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final JarPluginManager manager;
  private final Map<LoadedPlugin, PluginServices> taken = new LinkedHashMap<>();
  private final List<RefusedPlugin> refused = new ArrayList<>();

  private PluginHost(List<Path> folders, String hostVersion) {
    this.manager = new JarPluginManager(folders, hostVersion);
  }

  /**
   * Loads all plugins.
   *
   * @param folders where the jars are, the most trusted first: of two plugins that bring the same, the first wins;
   *     missing folders count as empty
   * @param hostVersion the program's version, which a plugin's {@code Plugin-Requires} is compared with
   */
  public static PluginCatalog load(List<Path> folders, String hostVersion) {
    PluginHost host = new PluginHost(folders, hostVersion);
    host.manager.jars().forEach(host::take);
    return new PluginCatalog(host.taken, host.refused);
  }

  private void take(Path jar) {
    try {
      PluginWrapper plugin = manager.take(jar);
      PluginServices services = PluginServices.of(manager.layer(plugin));
      refuseWhatIsTaken(services);
      LoadedPlugin loaded = described(plugin, services);
      taken.put(loaded, services);
      LOG.debug("A plugin is loaded. plugin={} version={} file={}", loaded.id(), loaded.version(), jar);
    } catch (PluginRefusal refusal) {
      refuse(jar, refusal.getMessage(), refusal);
    } catch (PluginRuntimeException unreadable) {
      refuse(jar, "it cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private void refuseWhatIsTaken(PluginServices services) {
    taken.forEach((other, theirs) -> services.sharedWith(theirs).ifPresent(shared -> {
      throw new PluginRefusal("it brings " + shared + ", which plugin " + other.id() + " brings already");
    }));
  }

  private void refuse(Path jar, String reason, RuntimeException cause) {
    manager.drop(jar);
    String sentence = "Plugin " + jar.getFileName() + " is refused: " + reason + ".";
    refused.add(new RefusedPlugin(jar, sentence));
    LOG.warn("A plugin is refused. file={} reason=\"{}\"", jar, reason);
    LOG.debug("Why the plugin is refused. file={}", jar, cause);
  }

  private static LoadedPlugin described(PluginWrapper plugin, PluginServices services) {
    PluginDescriptor descriptor = plugin.getDescriptor();
    return new LoadedPlugin(
        descriptor.getPluginId(),
        descriptor.getVersion(),
        text(descriptor.getProvider()),
        text(descriptor.getPluginDescription()),
        plugin.getPluginPath(),
        services.descriptions());
  }

  private static String text(String orNull) {
    return orNull == null ? "" : orNull;
  }
}
