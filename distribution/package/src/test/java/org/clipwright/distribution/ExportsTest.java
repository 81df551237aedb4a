package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a module exports is what others use, and goes to those who use it. */
class ExportsTest {

  private static final Path ROOT = Path.of("../..");

  /** How many public types others may see of a module; who needs one more raises the figure and means it. */
  private static final Map<String, Integer> MOST_EXPORTED = Map.ofEntries(
      Map.entry("org.clipwright.services", 140), Map.entry("org.clipwright.render", 53),
      Map.entry("org.clipwright.timeline", 59), Map.entry("org.clipwright.configuration", 37),
      Map.entry("org.clipwright.db", 29), Map.entry("org.clipwright.http", 24), Map.entry("org.clipwright.worker", 9),
      Map.entry("org.clipwright.media", 11), Map.entry("org.clipwright.rest", 7),
      Map.entry("org.clipwright.pluginhost", 5), Map.entry("org.clipwright.graphql", 4));

  /** Plugin authors use these two, whom this build does not see. */
  private static final Set<String> FOR_AUTHORS = Set.of("org.clipwright.sdk", "org.clipwright.sdk.testkit");

  /** Shared between packages of their module, beside neighbours that others use. */
  private static final Set<String> SHARED_INSIDE = Set.of(
      "org.clipwright.configuration.ConfigurationException", "org.clipwright.render.mix.SoundSourcePool",
      "org.clipwright.render.picture.Blending", "org.clipwright.render.still.DrawingLimits",
      "org.clipwright.render.still.DrawingPart", "org.clipwright.render.still.StillPictures",
      "org.clipwright.rest.RestDispatcher", "org.clipwright.timeline.exchange.otio.ClipLook");

  /** Exported for a library alone: Jetty calls the sockets of this package by a public lookup. */
  private static final Set<String> FOR_LIBRARIES = Set.of("org.clipwright.graphql.transport");

  /** How class files write types of ours. */
  private static final Pattern OURS = Pattern.compile("org/clipwright/[\\w/]+");

  /** Where the types of some modules are, of ours and of libraries that many use. */
  private static final Map<String, String> LIBRARIES = Map.ofEntries(
      Map.entry("org.slf4j", "org/slf4j/"), Map.entry("com.fasterxml.jackson.databind", "com/fasterxml/jackson/"),
      Map.entry("org.eclipse.jetty.server", "org/eclipse/jetty/server/"),
      Map.entry("org.eclipse.jetty.http", "org/eclipse/jetty/http/"),
      Map.entry("org.eclipse.jetty.io", "org/eclipse/jetty/io/"),
      Map.entry("org.eclipse.jetty.util", "org/eclipse/jetty/util/"),
      Map.entry("org.clipwright.sdk", "org/clipwright/sdk/"),
      Map.entry("org.clipwright.timeline", "org/clipwright/timeline/"),
      Map.entry("org.clipwright.render", "org/clipwright/render/"),
      Map.entry("org.clipwright.media", "org/clipwright/media/"),
      Map.entry("org.clipwright.pluginhost", "org/clipwright/pluginhost/"),
      Map.entry("org.clipwright.services", "org/clipwright/services/"),
      Map.entry("org.clipwright.http", "org/clipwright/http/"),
      Map.entry("org.clipwright.worker", "org/clipwright/worker/"),
      Map.entry("org.clipwright.db", "org/clipwright/db/"),
      Map.entry("org.clipwright.rest", "org/clipwright/rest/"),
      Map.entry("org.clipwright.graphql", "org/clipwright/graphql/"),
      Map.entry("org.clipwright.configuration", "org/clipwright/configuration/"));

  private static final Map<Path, ModuleDescriptor> MODULES = new TreeMap<>();

  /** Which modules' main or test code uses a type, by the type's name. */
  private static final Map<String, Set<String>> USERS = new HashMap<>();

  /** Types that have a source file of their own, by their module's name. */
  private static final Map<String, List<ClassModel>> TYPES = new TreeMap<>();

  @BeforeAll
  static void readTheProgram() throws IOException {
    for (Path folder : folders()) {
      Path descriptor = folder.resolve("target/classes/module-info.class");
      if (Files.exists(descriptor)) {
        try (InputStream content = Files.newInputStream(descriptor)) {
          MODULES.put(folder, ModuleDescriptor.read(content));
        }
        TYPES.put(MODULES.get(folder).name(),
            classes(folder, "classes").stream().filter(type -> !name(type).contains("$")).toList());
      }
    }
    assertThat(MODULES).hasSizeGreaterThan(15);
    for (Path folder : folders()) {
      String user = MODULES.containsKey(folder) ? MODULES.get(folder).name() : folder.getFileName().toString();
      for (String kind : List.of("classes", "test-classes")) {
        classes(folder, kind).forEach(type -> mentioned(type)
            .forEach(other -> USERS.computeIfAbsent(other, _ -> new TreeSet<>()).add(user)));
      }
    }
  }

  private static List<ClassModel> classes(Path folder, String kind) throws IOException {
    Path root = folder.resolve("target").resolve(kind);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<ClassModel> models = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (!file.endsWith("module-info.class")) {
          models.add(ClassFile.of().parse(file));
        }
      }
    }
    return models;
  }

  private static String name(ClassModel type) {
    return type.thisClass().asInternalName().replace('/', '.');
  }

  private static String packageOf(ClassModel type) {
    return name(type).substring(0, name(type).lastIndexOf('.'));
  }

  /** The types of ours, without what is inside them, that a class file names in code or declarations. */
  private static Set<String> mentioned(ClassModel type) {
    Set<String> names = new TreeSet<>();
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof Utf8Entry text) {
        names.addAll(inside(text.stringValue()));
      }
    }
    return names;
  }

  private static Set<String> inside(String text) {
    return OURS.matcher(text).results().map(found -> found.group().replace('/', '.')).collect(Collectors.toSet());
  }

  private static List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String top : List.of(".", "platform-core", "distribution", "effects-sdk", "plugins", "storage-providers",
        "benchmarks")) {
      try (Stream<Path> inside = Files.list(ROOT.resolve(top))) {
        inside.filter(folder -> Files.isDirectory(folder.resolve("target"))).map(Path::normalize).sorted()
            .forEach(folders::add);
      }
    }
    return folders;
  }

  private static Stream<ModuleDescriptor> ours() {
    return MODULES.values().stream().filter(module -> !FOR_AUTHORS.contains(module.name()));
  }

  private static Set<String> exportedPackages(ModuleDescriptor module) {
    return module.exports().stream().filter(export -> !export.targets().equals(Set.of("org.jooq")))
        .map(ModuleDescriptor.Exports::source).filter(source -> !FOR_LIBRARIES.contains(source))
        .collect(Collectors.toSet());
  }

  private static List<ClassModel> exportedTypes(ModuleDescriptor module) {
    Set<String> packages = exportedPackages(module);
    Set<String> services = module.provides().stream().flatMap(provided -> provided.providers().stream())
        .collect(Collectors.toSet());
    return TYPES.get(module.name()).stream().filter(type -> type.flags().has(AccessFlag.PUBLIC))
        .filter(type -> packages.contains(packageOf(type)) && !services.contains(name(type))).toList();
  }

  private static boolean isUsedOutside(ClassModel type, ModuleDescriptor module) {
    return USERS.getOrDefault(name(type), Set.of()).stream().anyMatch(user -> !user.equals(module.name()));
  }

  @Test
  void publicTypesOfExportedPackagesAreUsedByOtherModules() {
    Set<String> idle = new TreeSet<>();
    ours().forEach(module -> {
      List<ClassModel> types = exportedTypes(module);
      Set<String> meant = new TreeSet<>();
      types.stream().filter(type -> isUsedOutside(type, module)).forEach(type -> {
        meant.add(name(type));
        meant.addAll(named(type));
      });
      types.stream().map(ExportsTest::name).filter(name -> !meant.contains(name)).forEach(idle::add);
    });
    assertThat(idle).as("exported, and used by no other module; keep it in a package that is not exported")
        .isEqualTo(new TreeSet<>(SHARED_INSIDE));
  }

  /** The types that others meet in a type's public members, and its supertypes. */
  private static Set<String> named(ClassModel type) {
    Set<String> names = new TreeSet<>();
    type.superclass().ifPresent(parent -> names.addAll(inside(parent.asInternalName())));
    type.interfaces().forEach(parent -> names.addAll(inside(parent.asInternalName())));
    for (MethodModel method : type.methods()) {
      if (method.flags().has(AccessFlag.PUBLIC)) {
        names.addAll(inside(method.methodType().stringValue()));
        method.findAttribute(Attributes.signature())
            .ifPresent(generic -> names.addAll(inside(generic.signature().stringValue())));
      }
    }
    for (FieldModel field : type.fields()) {
      if (field.flags().has(AccessFlag.PUBLIC)) {
        names.addAll(inside(field.fieldType().stringValue()));
      }
    }
    return names;
  }

  @Test
  void noModuleShowsMoreThanItsFigure() {
    Map<String, Integer> figures = new TreeMap<>();
    ours().filter(module -> !exportedPackages(module).isEmpty())
        .forEach(module -> figures.put(module.name(), exportedTypes(module).size()));
    assertThat(figures.keySet()).isEqualTo(new TreeSet<>(MOST_EXPORTED.keySet()));
    assertThat(figures).allSatisfy((module, types) -> assertThat(types).as("types that " + module + " exports")
        .isLessThanOrEqualTo(MOST_EXPORTED.get(module)));
  }

  @Test
  void packagesGoToModulesThatUseThem() {
    Set<String> idle = new TreeSet<>();
    ours().forEach(module -> module.exports().stream().filter(export -> !export.targets().equals(Set.of("org.jooq")))
        .forEach(export -> {
          Set<String> users = TYPES.get(module.name()).stream()
              .filter(type -> packageOf(type).equals(export.source()))
              .flatMap(type -> USERS.getOrDefault(name(type), Set.of()).stream()).collect(Collectors.toSet());
          export.targets().stream().filter(target -> !users.contains(target))
              .forEach(target -> idle.add(export.source() + " to " + target));
        }));
    assertThat(idle).as("exports to modules that do not use the package").isEmpty();
  }

  @Test
  void packagesGoToNamedModulesAlone() {
    Set<String> open = new TreeSet<>();
    ours().forEach(module -> module.exports().stream().filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source).filter(source -> !FOR_LIBRARIES.contains(source)).forEach(open::add));
    assertThat(open).as("packages exported to every module, also to those of plugins").isEmpty();
  }

  @Test
  void modulesRequireOnlyWhatTheyUse() throws IOException {
    Set<String> idle = new TreeSet<>();
    for (Map.Entry<Path, ModuleDescriptor> module : MODULES.entrySet()) {
      List<ClassModel> classes = classes(module.getKey(), "classes");
      module.getValue().requires().stream()
          .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
          .map(ModuleDescriptor.Requires::name).filter(LIBRARIES::containsKey)
          .filter(required -> classes.stream().noneMatch(type -> names(type, LIBRARIES.get(required))))
          .forEach(required -> idle.add(module.getValue().name() + " requires " + required));
    }
    assertThat(idle).as("modules that are required and not used").isEmpty();
  }

  private static boolean names(ClassModel type, String folder) {
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof Utf8Entry text && text.stringValue().contains(folder)) {
        return true;
      }
    }
    return false;
  }
}
