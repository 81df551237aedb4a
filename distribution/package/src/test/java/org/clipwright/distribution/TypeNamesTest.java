package org.clipwright.distribution;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.clipwright.distribution.ProgramClasses.OURS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each type has a name of its own, which says what it is. */
class TypeNamesTest {

  private static final Set<String> FORBIDDEN_WORDS =
      Set.of("util", "utils", "helper", "helpers", "common", "manager", "base", "misc");

  private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager)");

  /** Package descriptions, and what templates are compiled to. */
  private static final Pattern MADE_BY_TOOLS = Pattern.compile("package-info|Jte\\w+Generated");

  private static final String PLUGINS = OURS + "plugin.";

  /** PF4J calls it so, and whoever knows PF4J looks for it by that name. */
  private static final String NAMED_BY_ITS_LIBRARY = "JarPluginManager";

  @Test
  void noTwoTypesShareASimpleName() {
    Map<String, Set<String>> places = new TreeMap<>();
    ProgramClasses.packages().forEach((place, types) -> types.stream().filter(type -> place.startsWith(OURS))
        .map(JavaClass::getSimpleName).filter(name -> !MADE_BY_TOOLS.matcher(name).matches())
        .forEach(name -> places.computeIfAbsent(name, _ -> new TreeSet<>()).add(place)));
    assertThat(places).hasSizeGreaterThan(1000);
    places.values().removeIf(found -> found.size() == 1);
    assertThat(places).as("names with two meanings, and the packages where they stand").isEmpty();
  }

  /** One test of this name for each API, as its guides and messages say. */
  private static final String ONE_OF_EACH_API = "SchemaSnapshotTest";

  @Test
  void noTestSharesItsNameWithAnotherType() throws IOException {
    Map<String, Set<String>> places = new TreeMap<>();
    for (Path module : ProgramClasses.modules()) {
      for (Path sources : List.of(module.resolve("src/main/java"), module.resolve("src/test/java"))) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> places
                .computeIfAbsent(file.getFileName().toString().replace(".java", ""), _ -> new TreeSet<>())
                .add(file.getParent().toString()));
          }
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(1500);
    places.keySet().removeAll(Set.of(ONE_OF_EACH_API, "module-info", "package-info"));
    places.values().removeIf(found -> found.size() == 1);
    assertThat(places).as("names of two types, of which one is a test's, and where they stand").isEmpty();
  }

  /** Except for the forms of a sealed type, which are met only beside it; plugins are not seen by the program. */
  @Test
  void noPublicNestedTypeIsCalledLikeATopLevelType() {
    List<JavaClass> types = ProgramClasses.ALL.stream()
        .filter(type -> type.getPackageName().startsWith(OURS) && !type.getPackageName().startsWith(PLUGINS))
        .filter(type -> !ProgramClasses.isGenerated(type)).toList();
    Set<String> names =
        types.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName).collect(Collectors.toSet());
    Set<String> found = new TreeSet<>();
    types.stream().filter(type -> type.isNestedClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> names.contains(type.getSimpleName()) && !isFormOfASealedType(type))
        .forEach(type -> found.add(type.getName()));
    assertThat(found).as("nested types with the name of another; say what they are in their own name").isEmpty();
  }

  private static boolean isFormOfASealedType(JavaClass type) {
    Set<JavaClass> parents = new HashSet<>(type.getAllRawInterfaces());
    type.getRawSuperclass().ifPresent(parents::add);
    return parents.stream().anyMatch(parent -> ProgramClasses.outermost(parent).equals(ProgramClasses.outermost(type)));
  }

  @Test
  void nothingIsCalledByAWordThatSaysNothing() {
    for (JavaClass type : ProgramClasses.ALL.that(resideInAPackage(OURS + "."))) {
      assertThat(type.getSimpleName()).satisfiesAnyOf(
          name -> assertThat(name).doesNotMatch(SAYS_NOTHING),
          name -> assertThat(name).isEqualTo(NAMED_BY_ITS_LIBRARY));
      assertThat(Set.of(type.getPackageName().split("\\."))).as(type.getName())
          .doesNotContainAnyElementsOf(FORBIDDEN_WORDS);
    }
  }
}
