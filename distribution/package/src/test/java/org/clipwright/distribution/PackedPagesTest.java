package org.clipwright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that come with the program lead to pages that come with it. */
class PackedPagesTest {

  private static final Path PACKED = Path.of("target/clipwright");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(PACKED); Stream<Path> docs = Files.walk(PACKED.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @Test
  void linksOfPackedPagesLeadToWhatIsPacked() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(40).contains(PACKED.resolve("README.md"));
    for (Path page : pages()) {
      List<String> links = LINK.matcher(FENCE.matcher(Files.readString(page)).replaceAll("")).results()
          .map(found -> found.group(1)).toList();
      assertThat(links.stream().filter(link -> !Files.exists(page.resolveSibling(link)))).as(page.toString()).isEmpty();
    }
  }
}
