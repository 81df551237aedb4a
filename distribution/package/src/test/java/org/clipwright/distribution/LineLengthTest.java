package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formatter breaks code, but neither comments nor strings; text blocks are as long as what they quote. */
class LineLengthTest {

  private static final Path ROOT = Path.of("../..");
  private static final int LONGEST = 120;
  private static final String TEXT_BLOCK = "\"\"\"";

  private static Stream<Path> sources() throws IOException {
    return Files.walk(ROOT)
        .filter(path -> path.toString().endsWith(".java") && !path.toString().contains("/target/"));
  }

  /** The lines of a source that are too long, each with its place. */
  private static List<String> tooLong(Path source) throws IOException {
    List<String> found = new ArrayList<>();
    boolean quoting = false;
    int number = 0;
    for (String line : Files.readAllLines(source)) {
      number++;
      int marks = line.split(TEXT_BLOCK, -1).length - 1;
      if (!quoting && marks == 0 && line.length() > LONGEST) {
        found.add(ROOT.relativize(source) + ":" + number);
      }
      quoting ^= marks % 2 == 1;
    }
    return found;
  }

  @Test
  void noLineOfJavaIsLongerThan120Columns() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = sources()) {
      for (Path source : sources.toList()) {
        found.addAll(tooLong(source));
      }
    }
    assertThat(found).isEmpty();
  }
}
