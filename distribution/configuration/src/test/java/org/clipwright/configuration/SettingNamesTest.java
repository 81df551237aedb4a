package org.clipwright.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code calls a setting is one, and where settings are known, it is called by its constant. */
class SettingNamesTest {

  private static final Path ROOT = Path.of("../..");

  private static final Pattern NAME = Pattern.compile(Setting.PREFIX + "[A-Z0-9_]*[A-Z0-9]");
  private static final Pattern COMMENT = Pattern.compile("\\s*(\\*|//|/\\*)");

  /** For the contract tests of storages, which are no part of the program. */
  private static final String OF_TESTS = "CLIPWRIGHT_HUGE_TESTS";

  /** The settings of cloud storages, which their plugins define. */
  private static final Pattern OF_PLUGINS = Pattern.compile("CLIPWRIGHT_(S3|AZURE|STORAGE)_\\w+");

  private static List<Path> modules() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String top : List.of(".", "platform-core", "distribution", "effects-sdk", "plugins", "storage-providers")) {
      try (Stream<Path> modules = Files.list(ROOT.resolve(top))) {
        modules.forEach(all::add);
      }
    }
    return all;
  }

  private static List<Path> sources(Path module) throws IOException {
    Path sources = module.resolve("src/main/java");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** The names in a source's code, without its comments. */
  private static List<String> names(Path source) throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(source)) {
      if (!COMMENT.matcher(line).lookingAt()) {
        NAME.matcher(line).results().forEach(found -> names.add(found.group()));
      }
    }
    return names;
  }

  @Test
  void everyNameOfASettingInTheCodeIsThatOfOne() throws IOException {
    Set<String> settings = Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (Path module : modules()) {
      for (Path source : sources(module)) {
        for (String name : names(source)) {
          seen++;
          if (!settings.contains(name) && !name.equals(OF_TESTS) && !OF_PLUGINS.matcher(name).matches()) {
            unknown.add(source.getFileName() + " " + name);
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(5);
    assertThat(unknown).as("names of settings that do not exist").isEmpty();
  }

  @Test
  void whereSettingsAreKnownTheyAreCalledByTheirConstants() throws IOException {
    List<String> literal = new ArrayList<>();
    for (String module : List.of("configuration", "api-server", "commands")) {
      for (Path source : sources(ROOT.resolve("distribution").resolve(module))) {
        if (!source.endsWith("Setting.java")) {
          names(source).forEach(name -> literal.add(source.getFileName() + " " + name));
        }
      }
    }
    assertThat(literal).as("names of settings as text; use Setting.X.variable()").isEmpty();
  }
}
