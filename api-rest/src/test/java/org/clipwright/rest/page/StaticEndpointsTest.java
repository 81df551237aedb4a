package org.clipwright.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  private TestResponse visit(String path) {
    return platform.send(TestRequests.get(path, "Accept", "text/html,*/*;q=0.8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/swagger-ui/", "/redoc/", "/api-auth/login/", "/no-such-page/"})
  void everythingThatAPageLinksFromThisServerIsThere(String page) {
    String html = visit(page).text();
    Matcher links = Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"").matcher(html);
    int found = 0;
    while (links.find()) {
      assertThat(visit(links.group(1)).status()).as(links.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isPositive();
    assertThat(html).doesNotContain("https://", "http://");
  }

  @Test
  void partsKeepTheirTagAndAreNotSentTwice() {
    TestResponse first = visit("/static/pages.css");
    assertThat(first.header("Content-Type")).contains("text/css; charset=utf-8");
    TestResponse again = platform.send(
        TestRequests.get("/static/pages.css", "If-None-Match", first.header("ETag").orElseThrow()));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
  }

  @Test
  void nothingElseOfTheProgramIsServed() {
    assertThat(visit("/static/../RestApi.class").status()).isEqualTo(404);
    assertThat(visit("/static/module-info.class").status()).isEqualTo(404);
  }

  @Test
  void viewersMayRunScriptsOfThisServerOnly() {
    assertThat(visit("/swagger-ui/").header("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';").startsWith("default-src 'none'");
  }

  @Test
  void theViewersOfTheSchemaAskNoOtherServer() {
    assertThat(visit("/static/redoc.standalone.js").text()).contains("/static/icon.svg").doesNotContain("cdn.redoc.ly");
    assertThat(visit("/static/swagger.js").text()).contains("validatorUrl: null");
  }
}
