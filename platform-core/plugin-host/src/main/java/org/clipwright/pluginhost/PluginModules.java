package org.clipwright.pluginhost;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of one plugin: its own, and those of the libraries it bundles.
 *
 * <p>A library without a module-info becomes an open module with the name that the module path would give it. There it
 * would be automatic, but in a layer an automatic module reads every module of the layers below, and thus the whole
 * program; so it is declared here to read the JDK, and its layer lets all modules of the plugin read each other.
 */
final class PluginModules implements ModuleFinder {

  private static final String CLASS = ".class";

  private final Map<String, ModuleReference> modules = new LinkedHashMap<>();
  private final String own;

  /**
   * Inspects a plugin's jars.
   *
   * @param jdk names of the modules that a library without a module-info reads
   * @throws PluginRefusal if a jar cannot be read, or two contain the same module
   */
  PluginModules(Path jar, List<Path> libraries, Set<String> jdk) {
    ModuleReference plugin = moduleOf(jar);
    if (plugin.descriptor().isAutomatic()) {
      throw new PluginRefusal("it is not a named module: module-info.class is missing");
    }
    own = plugin.descriptor().name();
    modules.put(own, plugin);
    for (Path library : libraries) {
      ModuleReference module = moduleOf(library);
      if (modules.putIfAbsent(module.descriptor().name(), module) != null) {
        throw new PluginRefusal("it provides module " + module.descriptor().name() + " twice");
      }
    }
    Map<String, String> owners = owners();
    modules.replaceAll((_, module) -> module.descriptor().isAutomatic() ? new Library(module, jdk, owners) : module);
  }

  /** The plugin's packages, and the module of each. */
  private Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    modules.forEach((name, module) -> module.descriptor().packages().forEach(each -> owners.put(each, name)));
    return owners;
  }

  private static ModuleReference moduleOf(Path jar) {
    try {
      return ModuleFinder.of(jar).findAll().stream()
          .findFirst()
          .orElseThrow(() -> new PluginRefusal("it contains no module"));
    } catch (FindException unreadable) {
      throw new PluginRefusal("the module of " + jar.getFileName() + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** Name of the plugin's own module. */
  String own() {
    return own;
  }

  Set<String> names() {
    return modules.keySet();
  }

  /**
   * The modules required but not bundled, each with the first module that requires it; optional requirements are left
   * out.
   */
  Map<String, String> requiredFromOutside() {
    Map<String, String> outside = new LinkedHashMap<>();
    for (ModuleReference module : modules.values()) {
      boolean isOwn = module.descriptor().name().equals(own);
      for (Requires required : module.descriptor().requires()) {
        boolean meant = isOwn || !required.modifiers().contains(Modifier.STATIC);
        if (meant && !modules.containsKey(required.name())) {
          outside.putIfAbsent(required.name(), module.descriptor().name());
        }
      }
    }
    return outside;
  }

  @Override
  public Optional<ModuleReference> find(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  @Override
  public Set<ModuleReference> findAll() {
    return new LinkedHashSet<>(modules.values());
  }

  /** A jar without a module-info, with a declaration made for it. */
  private static final class Library extends ModuleReference {

    private final ModuleReference jar;

    Library(ModuleReference jar, Set<String> jdk, Map<String, String> owners) {
      super(declaration(jar, jdk, owners), jar.location().orElse(null));
      this.jar = jar;
    }

    private static ModuleDescriptor declaration(ModuleReference jar, Set<String> jdk, Map<String, String> owners) {
      ModuleDescriptor automatic = jar.descriptor();
      ModuleDescriptor.Builder open = ModuleDescriptor.newOpenModule(automatic.name());
      open.packages(automatic.packages());
      automatic.packages().forEach(open::exports);
      Set<String> required = new HashSet<>(jdk);
      for (Provides provided : automatic.provides()) {
        owner(provided.service(), owners).ifPresent(owner -> {
          open.provides(provided);
          if (!owner.equals(automatic.name())) {
            required.add(owner);
          }
        });
      }
      required.forEach(open::requires);
      types(jar, automatic).forEach(open::uses);
      return open.build();
    }

    /** The module of a service; empty if no module has it, so that nothing can look it up either. */
    private static Optional<String> owner(String service, Map<String, String> owners) {
      String name = service.substring(0, Math.max(0, service.lastIndexOf('.')));
      return Optional.ofNullable(owners.get(name)).or(() -> jdkOwner(name));
    }

    private static Optional<String> jdkOwner(String packageName) {
      return ModuleLayer.boot().modules().stream()
          .filter(module -> module.isExported(packageName) && module.getName().startsWith("java."))
          .map(Module::getName)
          .findFirst();
    }

    /** Any of its types may be a service that it looks up, which only its code reveals. */
    private static Set<String> types(ModuleReference jar, ModuleDescriptor automatic) {
      Set<String> types = new HashSet<>();
      try (ModuleReader reader = jar.open()) {
        reader.list()
            .filter(name -> name.endsWith(CLASS) && name.indexOf('-') < 0 && name.indexOf('/') > 0
                && name.indexOf('$') < 0)
            .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
            .forEach(types::add);
      } catch (IOException unreadable) {
        throw new PluginRefusal("the library " + automatic.name() + " cannot be read: " + unreadable.getMessage(),
            unreadable);
      }
      return types;
    }

    @Override
    public ModuleReader open() throws IOException {
      return jar.open();
    }
  }
}
