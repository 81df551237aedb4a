package org.clipwright.pluginhost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.pluginhost.PluginFile.Origin;
import org.clipwright.sdk.storage.StorageProviderFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the plugins from several folders; a faulty plugin never stops the others.
 *
 * <p>Of several plugins with the same id, only one is used: the built-in one, or else the one with the highest version
 * that can be loaded. Of several that provide the same thing, the built-in one is used, or else the one whose id sorts
 * first. File names and dates never matter.
 */
public final class PluginHost {

  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final PluginSearch search;
  private final JarPluginManager manager;
  private final Map<LoadedPlugin, PluginServices> taken = new LinkedHashMap<>();
  private final List<RefusedPlugin> refused = new ArrayList<>();

  private PluginHost(PluginSearch search, String hostVersion) {
    this.search = search;
    this.manager = new JarPluginManager(hostVersion);
  }

  /**
   * Loads all plugins.
   *
   * @param hostVersion the program's version, which a plugin's {@code Plugin-Requires} is compared with
   */
  public static PluginCatalog load(PluginSearch search, String hostVersion) {
    PluginHost host = new PluginHost(search, hostVersion);
    host.takeAll();
    return new PluginCatalog(host.taken, host.refused);
  }

  private void takeAll() {
    Map<String, List<PluginFile>> byId = new LinkedHashMap<>();
    search.builtIn().ifPresent(folder -> found(folder, Origin.BUILT_IN).forEach(file -> put(byId, file)));
    found(search.own(), Origin.OWN).stream()
        .sorted(Comparator.comparing(PluginFile::id).thenComparing((one, other) -> other.compareVersion(one)))
        .forEach(file -> put(byId, file));
    try (GuardedLoading guard = new GuardedLoading(search)) {
      byId.values().forEach(rivals -> takeOne(rivals, guard));
    }
  }

  private static void put(Map<String, List<PluginFile>> byId, PluginFile file) {
    byId.computeIfAbsent(file.id(), _ -> new ArrayList<>()).add(file);
  }

  private List<PluginFile> found(Path folder, Origin origin) {
    List<PluginFile> files = new ArrayList<>();
    for (Path path : PluginPaths.of(folder, origin)) {
      try {
        files.add(PluginFile.read(path, origin, search.unpacked()));
      } catch (PluginRefusal refusal) {
        refuse(path, refusal);
      }
    }
    return files;
  }

  /** Uses the first loadable plugin among several with the same id, and refuses the others. */
  private void takeOne(List<PluginFile> rivals, GuardedLoading guard) {
    PluginFile winner = null;
    for (PluginFile file : rivals) {
      if (winner != null) {
        refuse(file.path(), new PluginRefusal(taken(winner, file)));
      } else if (take(file, guard)) {
        winner = file;
      }
    }
  }

  private static String taken(PluginFile winner, PluginFile loser) {
    String id = "its id \"" + loser.id() + "\" is taken by " + winner.name();
    if (winner.origin() == Origin.BUILT_IN) {
      return id + ", which comes with the program";
    }
    return winner.compareVersion(loser) > 0
        ? id + ", whose version " + winner.version() + " is higher than " + loser.version()
        : id + ", which has the same version " + winner.version();
  }

  private boolean take(PluginFile file, GuardedLoading guard) {
    try {
      PluginServices services = services(file, guard);
      refuseWhatIsTaken(services);
      LoadedPlugin loaded = described(file, services);
      taken.put(loaded, services);
      LOG.debug("A plugin was loaded. plugin={} version={} file={}", loaded.id(), loaded.version(), file.path());
      return true;
    } catch (RuntimeException | LinkageError failure) {
      manager.drop(file.contents().jar());
      refuse(file.path(), PluginRefusal.of(failure));
      return false;
    }
  }

  private PluginServices services(PluginFile file, GuardedLoading guard) {
    if (file.origin() == Origin.BUILT_IN && file.storage().isPresent()) {
      String name = file.storage().get();
      return PluginServices.later(new LaterStorage(name, () -> storage(file, name)));
    }
    ModuleLayer layer = manager.layer(manager.take(file.contents()));
    return switch (file.origin()) {
      case BUILT_IN -> PluginServices.of(layer);
      case OWN -> guard.load(file, () -> PluginServices.of(layer));
    };
  }

  private synchronized StorageProviderFactory storage(PluginFile file, String name) {
    PluginServices services = PluginServices.of(manager.layer(manager.take(file.contents())));
    return Optional.ofNullable(services.storages().get(name))
        .orElseThrow(() -> new PluginRefusal("it does not provide that storage"));
  }

  private void refuseWhatIsTaken(PluginServices services) {
    taken.forEach((other, theirs) -> services.sharedWith(theirs).ifPresent(shared -> {
      throw new PluginRefusal("it provides " + shared + ", which plugin " + other.id() + " already provides");
    }));
  }

  private void refuse(Path path, PluginRefusal refusal) {
    refused.add(new RefusedPlugin(path, "Plugin " + path.getFileName() + " is refused: " + refusal.getMessage() + "."));
    LOG.debug("A plugin was refused. file={}", path, refusal);
  }

  private static LoadedPlugin described(PluginFile file, PluginServices services) {
    return new LoadedPlugin(
        file.id(),
        file.version(),
        file.provider(),
        file.description(),
        file.path(),
        file.origin() == Origin.BUILT_IN,
        services.descriptions());
  }
}
