package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is on the pages of licences and of vulnerabilities, and nothing else is. */
class ShippedLibrariesTest {

  private static final Path HOME = Path.of("target", "clipwright");
  private static final Path DOCS = Path.of("..", "..", "docs");
  private static final Path VERSIONS = DOCS.resolve("reference/shipped-libraries.md");

  /** The name of an artifact, its version, and words for the platform and licence that natives are for. */
  private static final Pattern JAR =
      Pattern.compile("(.+?)-(\\d[^-]*(?:-1\\.5\\.\\d+)?)((?:-(?:linux|x86_64|arm64|gpl))*)\\.jar");
  private static final Pattern PLATFORM = Pattern.compile("-(linux|darwin|windows)-(amd64|arm64v8)$");
  private static final Pattern COMPONENT = Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@([^?]+)\\?");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `[^`]+` \\| [^|]+ \\|");

  private record Library(String name, String version) implements Comparable<Library> {

    static Library of(Path jar) {
      Matcher name = JAR.matcher(jar.getFileName().toString());
      assertThat(name.matches()).as("a name with a version: " + jar).isTrue();
      return new Library(PLATFORM.matcher(name.group(1)).replaceFirst(""), name.group(2));
    }

    @Override
    public int compareTo(Library other) {
      int byName = name.compareToIgnoreCase(other.name);
      return byName == 0 ? version.compareTo(other.version) : byName;
    }
  }

  private static SortedSet<Library> shipped() throws IOException {
    try (Stream<Path> files = Stream.concat(Files.walk(HOME.resolve("lib")), Files.walk(HOME.resolve("plugins")))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      SortedSet<Library> libraries = new TreeSet<>();
      for (Path jar : jars) {
        if (!own(jar)) {
          libraries.add(Library.of(jar));
        }
      }
      return libraries;
    }
  }

  private static boolean own(Path jar) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      return content.getEntry("org/clipwright/") != null;
    }
  }

  @Test
  void pageOfLicencesListsWhatIsShipped() throws IOException {
    Set<String> listed = ROW.matcher(Files.readString(DOCS.resolve("reference/third-party.md"))).results()
        .map(row -> PLATFORM.matcher(row.group(1)).replaceFirst("")).collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).as("the libraries of docs/reference/third-party.md, with their licences")
        .containsExactlyInAnyOrderElementsOf(shipped().stream().map(Library::name).collect(Collectors.toSet()));
  }

  @Test
  void billsOfMaterialsListWhatIsShipped() throws IOException {
    Set<Library> listed = new TreeSet<>();
    for (String part : List.of("program", "plugins", "storage-providers")) {
      COMPONENT.matcher(Files.readString(HOME.resolve("sbom").resolve(part + ".json"))).results()
          .map(component -> new Library(PLATFORM.matcher(component.group(1)).replaceFirst(""), component.group(2)))
          .forEach(listed::add);
    }
    assertThat(listed).as("the libraries of sbom/").containsAll(shipped());
  }

  @Test
  void everyVersionThatIsShippedWasLookedUp() throws IOException {
    StringBuilder page = new StringBuilder("""
        # Shipped libraries

        Every library in `lib/` and in the folders of plugins, with its version; `ShippedLibrariesTest` writes \
        and compares this page. Before a change of it is accepted, what is known about the new version belongs into \
        [the table of vulnerabilities](../security-dependencies.md), and a new library's licence into \
        [third-party software](third-party.md).

        | library | version |
        | --- | --- |
        """);
    shipped().forEach(
        library -> page.append("| `").append(library.name()).append("` | ").append(library.version()).append(" |\n"));
    Path proposal = Path.of("target", "shipped-libraries.md");
    Files.writeString(proposal, page);
    assertThat(Files.readString(VERSIONS))
        .as("What is shipped has changed. Look the new versions up in docs/security-dependencies.md, then"
            + " accept them with:"
            + " cp distribution/package/target/shipped-libraries.md docs/reference/shipped-libraries.md")
        .isEqualTo(page.toString());
  }
}
