package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The main classes of all modules, read once for the tests that look at them. */
final class ProgramClasses {

  static final Path ROOT = Path.of("../..");
  static final String OURS = "org.clipwright.";
  static final JavaClasses ALL = read();

  private ProgramClasses() {}

  private static JavaClasses read() {
    List<Path> folders =
        modules().stream().map(module -> module.resolve("target/classes")).filter(Files::isDirectory).toList();
    assertThat(folders).hasSizeGreaterThan(15);
    return new ClassFileImporter().importPaths(folders);
  }

  /** The folders of all modules. */
  static List<Path> modules() {
    List<Path> all = new ArrayList<>();
    for (String top : List.of(".", "platform-core", "distribution", "effects-sdk", "plugins", "storage-providers")) {
      try (Stream<Path> modules = Files.list(ROOT.resolve(top))) {
        modules.filter(Files::isDirectory).forEach(all::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("The modules cannot be listed.", unreadable);
      }
    }
    return all;
  }

  /** Types that have a source file of their own and were written by hand, by package. */
  static Map<String, List<JavaClass>> packages() {
    Map<String, List<JavaClass>> packages = new TreeMap<>();
    ALL.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().isEmpty() && !isGenerated(type))
        .forEach(type -> packages.computeIfAbsent(type.getPackageName(), _ -> new ArrayList<>()).add(type));
    return packages;
  }

  static boolean isGenerated(JavaClass type) {
    return type.getPackageName().startsWith("org.clipwright.db.generated");
  }

  /** The name of the type with a source file of its own in which a type stands. */
  static String outermost(JavaClass type) {
    JavaClass outer = type.getBaseComponentType();
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getName();
  }
}
