package org.clipwright.rest.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuideEndpointsTest {

  private static final Path DOCS = Path.of("../docs");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/docs/[^\"#]*)");

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aPlatform() {
    platform = new TestPlatform(uploads);
  }

  private TestResponse visit(String path) {
    return platform.send(TestRequests.get(path, "Accept", "text/html"));
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      return files.map(file -> DOCS.relativize(file).toString()).filter(name -> name.endsWith(".md"))
          .map(name -> "/docs/" + name.replaceFirst("(^|/)README\\.md$", "$1").replaceFirst("\\.md$", "/")).toList();
    }
  }

  @Test
  void everyPageIsServedAndLeadsToWhatIsServed() throws IOException {
    TreeSet<String> targets = new TreeSet<>();
    List<String> pages = pages();
    assertThat(pages).hasSizeGreaterThan(60).contains("/docs/", "/docs/guide/farm/", "/docs/decisions/");
    for (String page : pages) {
      TestResponse answer = visit(page);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.text()).as(page).doesNotContain("<h1></h1>", ".md\"", "href=\"../");
      LINK.matcher(answer.text()).results().forEach(link -> targets.add(link.group(1)));
    }
    assertThat(targets).hasSizeGreaterThan(60).contains("/docs/CHANGELOG/", "/docs/reference/gallery/Wave.jpg")
        .allSatisfy(target -> assertThat(visit(target).status()).as(target).isEqualTo(200));
  }

  @Test
  void theIndexNamesEveryGuideAndReference() throws IOException {
    String index = visit("/docs/").text();
    assertThat(pages()).filteredOn(page -> !page.startsWith("/docs/decisions/0"))
        .allSatisfy(page -> assertThat(index).contains("href=\"" + page + "\""));
  }

  @Test
  void aPageHasTablesAnchorsAndThePolicyOfPages() {
    TestResponse page = visit("/docs/reference/limits/");
    assertThat(page.text()).contains("<h1>Limits and costs</h1>", "<table tabindex=\"0\">", "<h2 id=\"",
        "<link rel=\"stylesheet\" href=\"/static/pages.css\">").containsOnlyOnce("<h1>");
    assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/nothing/", "/docs/../RestApi.class", "/docs/..%2f..%2fpage/pages/pages.css",
    "/docs/guide/%2e%2e/", "/docs/guide/farm.md%00"})
  void nothingElseIsServed(String path) {
    assertThat(visit(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "guide/farm, running-a-server.md#metrics, /docs/guide/running-a-server/#metrics",
    "guide/farm, ../reference/schema.graphql, /docs/reference/schema.graphql",
    "README, guide/farm.md, /docs/guide/farm/",
    "guide/farm, ../README.md, /docs/",
    "to-add, ../CONTRIBUTING.md, /docs/CONTRIBUTING/",
    "guide/farm, '#here', '#here'",
    "guide/farm, https://example.com/x.md, https://example.com/x.md",
    "to-add, ../pom.xml, "})
  void linksLeadToAddressesOfTheServer(String page, String link, String address) {
    assertThat(GuidePage.address(page, link).orElse(null)).isEqualTo(address);
  }

  @Test
  void markupOfAPageIsText() {
    assertThat(GuidePage.of("x", "# A `b` c\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))"))
        .satisfies(page -> {
          assertThat(page.title()).contains("A", "b", "c");
          assertThat(page.html()).doesNotContain("<script", "href=\"javascript");
        });
  }
}
