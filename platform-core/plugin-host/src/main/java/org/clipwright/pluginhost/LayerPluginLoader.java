package org.clipwright.pluginhost;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/**
 * Turns each plugin's jar and its libraries into named modules in their own layer.
 *
 * <p>A plugin may read the SDK, the JDK's modules and its libraries. Its class loader has no parent, because the JDK's
 * loaders would expose every module of the program to it.
 */
final class LayerPluginLoader implements PluginLoader {

  private static final String SDK = "org.clipwright.sdk";

  private final Map<String, ModuleLayer> layers = new HashMap<>();
  private final Map<Path, List<Path>> libraries = new HashMap<>();
  private final ModuleLayer host =
      Optional.ofNullable(LayerPluginLoader.class.getModule().getLayer()).orElse(ModuleLayer.boot());
  private final Set<String> jdk = jdk();

  private static Set<String> jdk() {
    return ModuleLayer.boot().configuration().modules().stream()
        .filter(module -> module.reference().location().filter(place -> "jrt".equals(place.getScheme())).isPresent())
        .map(ResolvedModule::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Sets the libraries of a jar's plugin, before it is loaded. */
  void libraries(Path jar, List<Path> jars) {
    libraries.put(jar, jars);
  }

  @Override
  public boolean isApplicable(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".jar");
  }

  @Override
  public ClassLoader loadPlugin(Path file, PluginDescriptor plugin) {
    PluginModules modules = new PluginModules(file, libraries.getOrDefault(file, List.of()), jdk);
    check(modules);
    ModuleLayer layer = layer(modules);
    layers.put(plugin.getPluginId(), layer);
    return layer.findLoader(modules.own());
  }

  /** The layer with a plugin's modules; empty if it is not loaded. */
  Optional<ModuleLayer> layer(String pluginId) {
    return Optional.ofNullable(layers.get(pluginId));
  }

  private void check(PluginModules modules) {
    if (host.findModule(modules.own()).isPresent()) {
      throw new PluginRefusal("its module has the name of a module of the program, " + modules.own());
    }
    modules.requiredFromOutside().forEach((required, asking) -> {
      if (!required.equals(SDK) && !jdk.contains(required)) {
        throw new PluginRefusal(
            (asking.equals(modules.own()) ? "it" : "its library " + asking)
                + " requires module "
                + required
                + ", but a plugin may read only "
                + SDK
                + ", the JDK's modules and its own libraries");
      }
    });
  }

  /** All modules are roots, since a library without a module-info does not declare which others it needs. */
  private ModuleLayer layer(PluginModules modules) {
    try {
      Configuration configuration = host.configuration().resolve(modules, ModuleFinder.of(), modules.names());
      ModuleLayer.Controller controller =
          ModuleLayer.defineModulesWithOneLoader(configuration, List.of(host), null);
      Set<Module> all = controller.layer().modules();
      all.forEach(one -> all.forEach(other -> controller.addReads(one, other)));
      if (LayerPluginLoader.class.getModule().isNativeAccessEnabled()) {
        // The command-line option does not reach modules in layers, and engines bring native code.
        all.forEach(controller::enableNativeAccess);
      }
      return controller.layer();
    } catch (FindException | ResolutionException | LayerInstantiationException unusable) {
      throw new PluginRefusal("its module cannot be linked: " + unusable.getMessage(), unusable);
    }
  }
}
