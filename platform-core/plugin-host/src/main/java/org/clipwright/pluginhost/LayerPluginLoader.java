package org.clipwright.pluginhost;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/**
 * Makes each plugin jar a named module in a layer of its own.
 *
 * <p>A plugin may read the SDK and the JDK's standard modules. Its loader has no parent, because the loaders of the JDK
 * would show it every module of the program.
 */
final class LayerPluginLoader implements PluginLoader {

  private static final String SDK = "org.clipwright.sdk";

  private final Map<String, ModuleLayer> layers = new HashMap<>();
  private final ModuleLayer host =
      Optional.ofNullable(LayerPluginLoader.class.getModule().getLayer()).orElse(ModuleLayer.boot());

  @Override
  public boolean isApplicable(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".jar");
  }

  @Override
  public ClassLoader loadPlugin(Path file, PluginDescriptor plugin) {
    ModuleFinder finder = ModuleFinder.of(file);
    ModuleDescriptor module = moduleOf(finder);
    check(module);
    ModuleLayer layer = layer(finder, module);
    layers.put(plugin.getPluginId(), layer);
    return layer.findLoader(module.name());
  }

  /** The layer of a plugin that was loaded. */
  Optional<ModuleLayer> layer(String pluginId) {
    return Optional.ofNullable(layers.get(pluginId));
  }

  private static ModuleDescriptor moduleOf(ModuleFinder finder) {
    try {
      return finder.findAll().stream()
          .findFirst()
          .map(ModuleReference::descriptor)
          .orElseThrow(() -> new PluginRefusal("it holds no module"));
    } catch (FindException unreadable) {
      throw new PluginRefusal("its module cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private void check(ModuleDescriptor module) {
    if (module.isAutomatic()) {
      throw new PluginRefusal("it is no named module: module-info.class is missing");
    }
    if (host.findModule(module.name()).isPresent()) {
      throw new PluginRefusal("its module has the name of a module of the program, " + module.name());
    }
    for (Requires required : module.requires()) {
      if (!readable(required.name())) {
        throw new PluginRefusal(
            "it requires module "
                + required.name()
                + ", but a plugin may read only "
                + SDK
                + " and the java.* modules");
      }
    }
  }

  private static boolean readable(String module) {
    return module.equals(SDK) || module.startsWith("java.");
  }

  private ModuleLayer layer(ModuleFinder finder, ModuleDescriptor module) {
    try {
      Configuration configuration =
          host.configuration().resolve(finder, ModuleFinder.of(), Set.of(module.name()));
      return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(host), null).layer();
    } catch (FindException | ResolutionException | LayerInstantiationException unusable) {
      throw new PluginRefusal("its module cannot be linked: " + unusable.getMessage(), unusable);
    }
  }
}
