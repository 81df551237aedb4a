package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages for newcomers name only types, members, packages, folders and files that exist. */
class ArchitecturePageTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("docs/architecture.md");
  private static final List<Path> PAGES =
      List.of(PAGE, ROOT.resolve("docs/walks.md"), ROOT.resolve("docs/to-add.md"));
  private static final int WORDS_OF_ONE_PAGE = 1_100;
  private static final Set<String> NOT_SOURCES = Set.of("target", "data", ".git");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\\.\\w+)?");
  private static final Pattern DRAWN_TYPE = Pattern.compile("[A-Z][a-z]+[A-Z][a-z]\\w*");
  private static final Pattern DRAWN_FOLDER = Pattern.compile("[a-z]+-[a-z]+");
  private static final Pattern PACKAGE = Pattern.compile("org\\.clipwright(\\.[a-z][a-z0-9]*)*");
  private static final Pattern PLACE = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");

  /** A program, its commands and its variables, an address, and a word of Java are no places in the sources. */
  private static final Pattern NOT_CHECKED =
      Pattern.compile("clipwright .*|frames|audio|probe|CLIPWRIGHT_\\w+|[A-Z]+ /.*|provides|module-info");

  /** The sources by the names of their types. */
  private static final TreeMap<String, List<Path>> SOURCES = new TreeMap<>();

  private static final Set<String> PACKAGES = new TreeSet<>();
  private static final List<Path> POMS = new ArrayList<>();

  @BeforeAll
  static void readSources() throws IOException {
    Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return NOT_SOURCES.contains(folder.getFileName().toString())
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (name.equals("pom.xml")) {
          POMS.add(file);
        } else if (name.endsWith(".java")) {
          SOURCES.computeIfAbsent(name.replace(".java", ""), _ -> new ArrayList<>()).add(file);
          addPackages(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** The package of a source and all around it. */
  private static void addPackages(Path source) {
    String folder = source.getParent().toString().replace('/', '.');
    int start = folder.indexOf("java.org.clipwright");
    if (start < 0) {
      return;
    }
    String name = folder.substring(start + "java.".length());
    while (name.contains(".")) {
      PACKAGES.add(name);
      name = name.substring(0, name.lastIndexOf('.'));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A source cannot be read.", unreadable);
    }
  }

  private static Stream<String> quoted(String page) {
    return QUOTED.matcher(FENCE.matcher(page).replaceAll("")).results().map(found -> found.group(1));
  }

  /** Whether what a page quotes exists, or is nothing that could. */
  private static boolean exists(String name) {
    if (NOT_CHECKED.matcher(name).matches()) {
      return true;
    }
    if (PACKAGE.matcher(name).matches()) {
      return PACKAGES.contains(name);
    }
    if (TYPE.matcher(name).matches()) {
      return typeExists(name);
    }
    return PLACE.matcher(name).matches()
        && (Files.exists(ROOT.resolve(name)) || Files.exists(ROOT.resolve("platform-core").resolve(name)));
  }

  private static boolean typeExists(String name) {
    String[] parts = name.split("\\.");
    List<Path> sources = SOURCES.getOrDefault(parts[0], List.of());
    return parts.length == 1 ? !sources.isEmpty() : sources.stream().anyMatch(source -> declares(source, parts[1]));
  }

  /** A type within the type, a constant or a method. */
  private static boolean declares(Path source, String member) {
    return Pattern.compile("\\b" + member + "\\b\\s*[({,;=]|(enum|record|class|interface) " + member + "\\b")
        .matcher(text(source)).find();
  }

  @Test
  void everythingThatThePagesNameExists() throws IOException {
    for (Path page : PAGES) {
      List<String> names = quoted(Files.readString(page)).distinct().toList();
      assertThat(names).as(page.toString()).hasSizeGreaterThan(40);
      assertThat(names.stream().filter(name -> !exists(name)))
          .as("Names in " + page + " that do not exist; correct them, or do not set them as code").isEmpty();
    }
  }

  @Test
  void theArchitectureIsOnePageLong() throws IOException {
    assertThat(Files.readString(PAGE).split("\\s+"))
        .as("words; say more about the ways through the code in docs/walks.md")
        .hasSizeLessThan(WORDS_OF_ONE_PAGE);
  }

  @Test
  void thePictureNamesWhatExists() throws IOException {
    List<String> pictures = FENCE.matcher(Files.readString(PAGE)).results().map(found -> found.group()).toList();
    assertThat(pictures).hasSize(1);
    List<String> folders = POMS.stream().map(pom -> pom.getParent().getFileName().toString()).toList();
    assertThat(DRAWN_FOLDER.matcher(pictures.getFirst()).results().map(found -> found.group()))
        .isNotEmpty().allMatch(folders::contains);
    assertThat(DRAWN_TYPE.matcher(pictures.getFirst()).results().map(found -> found.group()))
        .isNotEmpty().allMatch(ArchitecturePageTest::exists);
  }

  @Test
  void whatWasRenamedIsNoticed() {
    assertThat(Stream.of(
        "ExportServices", "ExportService.make", "platform-core/server", "org.clipwright.plugins", "JobQueue.Sort"))
        .noneMatch(ArchitecturePageTest::exists);
    assertThat(Stream.of(
        "ExportService", "ExportService.create", "platform-core/http", "org.clipwright.db", "JobQueue.Kind"))
        .allMatch(ArchitecturePageTest::exists);
  }

  @Test
  void thePageLeavesNoModuleOut() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(POMS).hasSizeGreaterThan(20);
    assertThat(POMS.stream().filter(pom -> !text(pom).contains("<modules>"))
        .map(pom -> "`" + ROOT.relativize(pom.getParent()) + "`"))
        .filteredOn(folder -> !page.contains(folder))
        .as("Modules without a row in the table of docs/architecture.md").isEmpty();
  }

  @Test
  void theReadmeNamesFoldersThatExist() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String table = readme.substring(readme.indexOf("## Where things are"), readme.indexOf("## Licence"));
    List<String> rows = table.lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(rows.stream().flatMap(row -> quoted(row.split("\\|")[1]))).allMatch(ArchitecturePageTest::exists);
  }

  @Test
  void linksBetweenPagesLeadSomewhere() throws IOException {
    for (Path page : pages()) {
      List<String> links = LINK.matcher(FENCE.matcher(Files.readString(page)).replaceAll("")).results()
          .map(found -> found.group(1)).toList();
      assertThat(links.stream().filter(link -> !Files.exists(page.resolveSibling(link))))
          .as("Links in " + page + " to files that do not exist").isEmpty();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }
}
