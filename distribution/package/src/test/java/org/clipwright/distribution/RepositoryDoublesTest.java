package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Repositories in memory stand in one place, and behave as those on PostgreSQL. */
class RepositoryDoublesTest {

  private static final String PLACE = "org.clipwright.services.testkit";

  /** Ports of the services that the database implements. */
  private static final Pattern PORT = Pattern.compile("org\\.clipwright\\.services\\.\\w+\\."
      + "(\\w+Repository|JobQueue|Notices|AuditLog|WebhookLog|WebhookSecrets|KeptAnswers|WorkOverview)");

  private static final JavaClasses TESTS = read();

  private static JavaClasses read() {
    List<Path> folders = ProgramClasses.modules().stream()
        .flatMap(module -> Stream.of(module.resolve("target/classes"), module.resolve("target/test-classes")))
        .filter(Files::isDirectory).toList();
    return new ClassFileImporter().importPaths(folders);
  }

  private static Set<String> ports(JavaClass type) {
    return type.getAllRawInterfaces().stream().map(JavaClass::getName).filter(name -> PORT.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> doubles() {
    return TESTS.stream().filter(type -> !type.isInterface() && !ports(type).isEmpty())
        .filter(type -> !type.getPackageName().equals("org.clipwright.db"));
  }

  /** What a test changes in one of them is its own matter. */
  private static boolean isVariant(JavaClass type) {
    return type.getAllRawSuperclasses().stream().anyMatch(parent -> parent.getPackageName().equals(PLACE));
  }

  @Test
  void repositoriesInMemoryStandInOnePlace() {
    assertThat(doubles().filter(type -> !isVariant(type))).hasSizeGreaterThan(10)
        .allSatisfy(type -> assertThat(type.getPackageName()).as(type.getName()).isEqualTo(PLACE));
  }

  @Test
  void eachContractIsKeptInMemoryAndOnPostgresql() {
    List<JavaClass> contracts = TESTS.stream().filter(type -> type.getPackageName().equals(PLACE))
        .filter(type -> type.isTopLevelClass() && type.getSimpleName().endsWith("Contract")).toList();
    assertThat(contracts).hasSizeGreaterThan(10).allSatisfy(contract -> assertThat(
        contract.getAllSubclasses().stream().map(JavaClass::getPackageName)).as(contract.getName())
        .contains(PLACE, "org.clipwright.db"));
    Set<String> promised = contracts.stream().flatMap(contract -> contract.getDirectDependenciesFromSelf().stream())
        .map(use -> use.getTargetClass().getName()).collect(Collectors.toSet());
    Set<String> free = new TreeSet<>();
    doubles().filter(type -> type.getSimpleName().startsWith("InMemory"))
        .forEach(type -> type.getRawInterfaces().stream().map(JavaClass::getName)
            .filter(name -> PORT.matcher(name).matches() && !promised.contains(name)).forEach(free::add));
    assertThat(free).as("repositories in memory without a contract").isEmpty();
  }
}
