package org.clipwright.distribution;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.clipwright.distribution.ProgramClasses.OURS;
import static org.clipwright.distribution.ProgramClasses.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What module descriptors cannot say about the program's code. */
class ArchitectureTest {

  private static final int LARGEST_PACKAGE = 40;

  /** Where the circle is a sealed type that makes its own subtypes, which is meant. */
  private static final Set<String> SEALED_HIERARCHIES = Set.of("org.clipwright.sdk.parameter");

  private static final JavaClasses PROGRAM = ProgramClasses.ALL;

  /** A descriptor begins with the name by which projects select its effect. */
  private static final Pattern EFFECT = Pattern.compile("new EffectDescriptor\\(\\s*\"(\\w+)\"");

  @Test
  void packagesAreNoLargerThanOneFindsOnesWayIn() {
    ProgramClasses.packages()
        .forEach((name, types) -> assertThat(types).as("types of " + name).hasSizeLessThanOrEqualTo(LARGEST_PACKAGE));
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : PROGRAM) {
      if (!ProgramClasses.isGenerated(type)) {
        Set<String> targets = graph.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType).map(JavaClass::getPackageName)
            .filter(target -> target.startsWith(OURS) && !target.equals(type.getPackageName()))
            .forEach(targets::add);
      }
    }
    assertThat(graph).hasSizeGreaterThan(50);
    assertThat(circles(graph)).as("packages in circles").isEmpty();
  }

  /** Takes away packages on which nothing else depends, or that depend on nothing else, until only circles are left. */
  private static Map<String, Set<String>> circles(Map<String, Set<String>> graph) {
    Map<String, Set<String>> left = new TreeMap<>();
    graph.forEach((name, targets) -> left.put(name, new TreeSet<>(targets)));
    boolean changed = true;
    while (changed) {
      left.values().forEach(targets -> targets.retainAll(left.keySet()));
      Set<String> wanted = new TreeSet<>();
      left.values().forEach(wanted::addAll);
      changed = left.entrySet().removeIf(entry -> entry.getValue().isEmpty() || !wanted.contains(entry.getKey()));
    }
    return left;
  }

  @Test
  void typesOfAPackageDoNotDependOnEachOtherInCirclesOfMoreThanTwo() {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : PROGRAM) {
      if (!ProgramClasses.isGenerated(type)) {
        Set<String> targets = graph.computeIfAbsent(ProgramClasses.outermost(type), _ -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream().map(found -> ProgramClasses.outermost(found.getTargetClass()))
            .filter(target -> target.startsWith(OURS) && !target.equals(ProgramClasses.outermost(type)))
            .forEach(targets::add);
      }
    }
    Set<String> packages = new TreeSet<>();
    for (String type : circles(graph).keySet()) {
      Set<String> circle = new TreeSet<>(reachable(type, graph));
      circle.removeIf(other -> !reachable(other, graph).contains(type));
      if (circle.size() > 2) {
        packages.add(type.substring(0, type.lastIndexOf('.')));
      }
    }
    packages.removeAll(SEALED_HIERARCHIES);
    assertThat(packages).as("packages of types in circles").isEmpty();
  }

  private static Set<String> reachable(String start, Map<String, Set<String>> graph) {
    Set<String> found = new TreeSet<>();
    List<String> next = new ArrayList<>(List.of(start));
    while (!next.isEmpty()) {
      for (String target : graph.getOrDefault(next.removeLast(), Set.of())) {
        if (found.add(target)) {
          next.add(target);
        }
      }
    }
    return found;
  }

  /**
   * What a project's file calls its transitions, what an old one is brought up to date with, and whose drawings a
   * clip's waveform mode counts, is part of the format.
   */
  private static final Set<String> KNOWS_THE_FORMAT =
      Set.of("EffectItem.java", "ProjectMigration.java", "WaveformPictures.java");

  @Test
  void theCoreKnowsNoEffectByItsName() throws IOException {
    Set<String> effects = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(ROOT.resolve("plugins"))) {
      sources.filter(ArchitectureTest::isSource).forEach(source -> EFFECT.matcher(text(source)).results()
          .forEach(found -> effects.add("\"" + found.group(1) + "\"")));
    }
    assertThat(effects).hasSizeGreaterThan(30).contains("\"Sharpen\"", "\"Caption\"", "\"Crop\"");
    List<String> found = new ArrayList<>();
    for (String module : List.of("timeline", "render", "media", "services", "worker", "plugin-host")) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve("platform-core").resolve(module).resolve("src/main/java"))) {
        sources.filter(ArchitectureTest::isSource)
            .filter(source -> !KNOWS_THE_FORMAT.contains(source.getFileName().toString()))
            .forEach(source -> effects.stream().filter(text(source)::contains)
                .forEach(effect -> found.add(source.getFileName() + " " + effect)));
      }
    }
    assertThat(found).as("effects named in the core; let their descriptors say what they are like").isEmpty();
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && file.toString().contains("/main/");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A source cannot be read.", unreadable);
    }
  }

  @Test
  void onlyTheModuleForMediaCallsFfmpeg() {
    noClasses().that().resideOutsideOfPackage("org.clipwright.media..")
        .should().dependOnClassesThat().resideInAPackage("org.bytedeco..").check(PROGRAM);
  }

  /** In rendering, only what evaluates parameters of effects, texts and clips reads their JSON. */
  @Test
  void jsonIsNotHandedOnToWhatDecodesComposesAndEncodes() {
    noClasses().that().resideInAnyPackage(
        "org.clipwright.media..", "org.clipwright.pluginhost..", "org.clipwright.plugin..", "org.clipwright.sdk..",
        "org.clipwright.render..")
        .and().resideOutsideOfPackages(
            "org.clipwright.render.compose", "org.clipwright.render.effect", "org.clipwright.render.text")
        .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson..").check(PROGRAM);
  }

  /** What does work, in contrast to what reads, writes and checks documents for it. */
  private static final String DOES_WORK =
      ".*\\.\\w+(Service|Services|Job|Jobs|Queue|Repository|Dispatcher|Work|Watch|Progress|Lifecycle|Output|Store)";

  /** A document may be copied, compared and handed on by all. */
  private static final Set<String> AS_A_WHOLE = Set.of("deepCopy", "equals", "objectNode", "toString");

  /** Where JSON comes in and goes out: the format of projects, requests and answers, and parameters at a time. */
  private static final String[] EDGES = {
    "org.clipwright.timeline..", "org.clipwright.rest..", "org.clipwright.graphql..", "org.clipwright.render.compose",
    "org.clipwright.render.effect", "org.clipwright.render.text", "org.clipwright.commands.fuzz"};

  /** What stands for a document of its own elsewhere: a colour, what a key is made of, columns, output and files. */
  private static final Set<String> KNOWS_A_DOCUMENT = Set.of(
      "org.clipwright.worker.wave.WaveColor", "org.clipwright.worker.segment.KeyText", "org.clipwright.db.StoredJson",
      "org.clipwright.configuration.LogLines", "org.clipwright.server.HealthHandler",
      "org.clipwright.commands.ProbeCommand", "org.clipwright.commands.ProjectInput",
      "org.clipwright.commands.backup.Manifest");

  /** In the services, the keys of JSON are known to types that stand for a document, each in one place. */
  private static boolean mayLookIntoJson(JavaClass type) {
    String name = ProgramClasses.outermost(type);
    return name.startsWith("org.clipwright.services.") ? !name.matches(DOES_WORK) : KNOWS_A_DOCUMENT.contains(name);
  }

  @Test
  void jsonIsLookedIntoOnlyAtItsEdges() {
    Set<String> found = new TreeSet<>();
    Set<String> documents = new TreeSet<>(KNOWS_A_DOCUMENT);
    for (JavaClass type : PROGRAM.that(resideOutsideOfPackages(EDGES))) {
      Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
          .filter(call -> call.getTargetOwner().getPackageName().startsWith("com.fasterxml.jackson"))
          .filter(call -> !AS_A_WHOLE.contains(call.getName()))
          .forEach(call -> {
            documents.remove(ProgramClasses.outermost(type));
            if (!mayLookIntoJson(type)) {
              found.add(call.getDescription());
            }
          });
    }
    assertThat(found).as("JSON read or written by what does something else; let ExportWishes, ProjectKeys or a type of"
        + " its own know the keys").isEmpty();
    assertThat(documents).as("types that do not look into JSON any more").isEmpty();
  }

  @Test
  void onlyTheDatabaseSpeaksSql() {
    noClasses().that().resideOutsideOfPackage("org.clipwright.db..")
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.jooq..", "com.zaxxer..", "liquibase..")
        .check(PROGRAM);
  }

  /** Clocks of processes may be wrong, or jump: what processes compare is measured by the clock of the database. */
  @Test
  void whatIsStoredInTheDatabaseIsTimedByIt() {
    noClasses().that().resideInAPackage("org.clipwright.db..")
        .should().callMethod(Instant.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(InstantSource.class, "system")
        .orShould().callMethod(Clock.class, "systemUTC").check(PROGRAM);
  }

  @Test
  void servicesAndWorkersKnowNoHttp() {
    noClasses().that().resideInAnyPackage(
        "org.clipwright.timeline..", "org.clipwright.render..", "org.clipwright.media..",
        "org.clipwright.services..", "org.clipwright.worker..", "org.clipwright.pluginhost..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "org.eclipse.jetty..", "org.clipwright.http..", "org.clipwright.rest..", "org.clipwright.graphql..",
            "org.apache.hc..", "java.net.http..")
        .check(PROGRAM);
  }

  @Test
  void theApisDoNotKnowEachOther() {
    noClasses().that().resideInAPackage("org.clipwright.rest..")
        .should().dependOnClassesThat().resideInAPackage("org.clipwright.graphql..").check(PROGRAM);
    noClasses().that().resideInAPackage("org.clipwright.graphql..")
        .should().dependOnClassesThat().resideInAPackage("org.clipwright.rest..").check(PROGRAM);
  }

  @Test
  void pluginsSeeNothingOfTheProgramButTheSdk() {
    noClasses().that().resideInAPackage("org.clipwright.plugin..")
        .should().dependOnClassesThat(DescribedPredicate.describe("are the program's own",
            type -> type.getPackageName().startsWith(OURS) && !type.getPackageName().startsWith(OURS + "plugin")
                && !type.getPackageName().startsWith(OURS + "sdk")))
        .check(PROGRAM);
  }
}
