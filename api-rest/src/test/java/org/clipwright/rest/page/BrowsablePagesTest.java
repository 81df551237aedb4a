package org.clipwright.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowsablePagesTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProject() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Tom & <b>Jerry</b>'}");
  }

  private TestResponse visit(String path) {
    return platform.send(
        TestRequests.get(path, "Accept", "text/html", "Authorization", "Token " + TestPlatform.ANN));
  }

  @Test
  void aListOffersAFormWithAControlForEachField() {
    String page = visit("/projects/").text();
    assertThat(page).contains("<form method=\"post\" action=\"/projects/\" enctype=\"multipart/form-data\">",
        "id=\"POST-width\" name=\"width\"", "value=\"1920\"", "<textarea rows=\"4\" id=\"POST-json\"");
    assertThat(page).doesNotContain("POST-date_created", "POST-url");
  }

  @Test
  void anObjectOffersItsActionsAndWhatNeedsAScript() {
    String page = visit("/projects/1/").text();
    assertThat(page).contains("data-method=\"PUT\"", "data-method=\"DELETE\"",
        "<a href=\"http://localhost/projects/1/files/find/\">files/find</a>", "<noscript>");
    assertThat(page).contains("value=\"Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;\"").doesNotContain("<b>Jerry");
  }

  @Test
  void nothingCanBeChangedOfWhatIsNotThere() {
    assertThat(visit("/projects/7/").text()).contains("Not found.")
        .doesNotContain("<form method=\"post\" action=\"/projects/7/\"", "data-method=\"PUT\"",
            "data-method=\"DELETE\"");
  }

  @Test
  void aFailedFormKeepsItsValuesAndTellsEachFieldWhatIsWrong() {
    String page = platform.send(TestRequests.of("POST", "/projects/", "name=Kept&width=abc&height=-1", "Accept",
        "text/html", "Authorization", "Token " + TestPlatform.ANN, "Content-Type", "application/x-www-form-urlencoded"))
        .text();
    assertThat(page).contains("value=\"Kept\"", "value=\"abc\"", "aria-invalid=\"true\"",
        "<span class=\"error\" role=\"alert\" id=\"POST-width-error\">A valid integer is required.</span>",
        "Ensure this value is greater than or equal to 1.");
  }

  @Test
  void pagesSetTheCookieThatTheirFormsRepeat() {
    TestResponse page = visit("/projects/");
    String cookie = page.header("Set-Cookie").orElseThrow();
    String token = cookie.substring("csrftoken=".length(), cookie.indexOf(';'));
    assertThat(page.text()).contains("name=\"csrfmiddlewaretoken\" value=\"" + token + "\"");
  }

  @Test
  void nothingIsInLineSoThatThePolicyCanBeStrict() {
    TestResponse page = visit("/projects/1/");
    assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("unsafe");
    assertThat(page.text()).doesNotContain("<style", " style=", "onclick", "<script>");
  }

  @Test
  void rawDataBeginsWithTheObjectOrWithASkeleton() {
    assertThat(visit("/projects/").text()).contains("<details class=\"tab\" data-tab=\"raw\">",
        "&quot;name&quot;: &quot;New Project&quot;", "value=\"POST\">POST</button>").doesNotContain("value=\"PATCH\"");
    assertThat(visit("/projects/1/").text())
        .contains("&quot;name&quot;: &quot;Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;&quot;",
            "value=\"PUT\">PUT</button> <button name=\"method\" value=\"PATCH\">PATCH</button>");
  }

  @Test
  void theSameCanBeReadAsPlainJson() {
    assertThat(visit("/projects/?page=1").text()).contains("href=\"/projects/?page=1&amp;format=json\"",
        ">OPTIONS</button>");
  }

  @Test
  void samplesSendToTheRealObjects() {
    String clips = visit("/projects/1/clips/").text();
    assertThat(clips).contains("curl -u USERNAME:PASSWORD &#x27;http://localhost/projects/1/clips/&#x27;",
        "&quot;project&quot;: &quot;http://localhost/projects/1/&quot;", "requests.post(");
    assertThat(visit("/projects/1/files/").text()).contains("-F &#x27;media=@FILE&#x27;", "-F &#x27;json={}&#x27;",
        "form.append(&quot;media&quot;, FILE);");
  }

  @Test
  void whoIsNotSignedInSeesNoForms() {
    TestResponse page = platform.send(TestRequests.get("/projects/", "Accept", "text/html"));
    assertThat(page.status()).isEqualTo(401);
    assertThat(page.text()).contains("/api-auth/login/").doesNotContain("<form method=\"post\"", "<textarea");
  }

  @Test
  void longListsLinkTheirPages() {
    for (int i = 0; i < 150; i++) {
      platform.json("POST", "/projects/", "{'name':'p'}");
    }
    assertThat(visit("/projects/").text()).contains(">next</a>");
  }

  @Test
  void linksAreChosenFromTheObjectsThatThereAre() {
    platform.json("POST", "/projects/", "{'name':'Other'}");
    platform.upload(1, "sea.mp4", "film");
    assertThat(visit("/clips/").text()).contains("id=\"POST-file\" name=\"file\" list=\"POST-file-list\"",
        "<option value=\"http://localhost/files/1/\">sea.mp4</option>",
        "<option value=\"http://localhost/projects/2/\">Other</option>");
    assertThat(visit("/projects/2/clips/").text()).contains("name=\"project\" list=\"POST-project-list\"",
        "value=\"http://localhost/projects/2/\">\n<datalist").doesNotContain("sea.mp4");
  }

  @Test
  void wordsAreChosenFromThoseThatAreKnown() {
    assertThat(visit("/exports/").text()).contains("<datalist id=\"POST-video_codec-list\">",
        "<option value=\"libx264\">in ", "<option value=\"webm\">");
    assertThat(visit("/projects/").text()).contains("<option value=\"63\">5.1</option>");
    assertThat(visit("/effects/").text()).contains("<option value=\"Negate\">Negative</option>");
  }

  @Test
  void anAddressThatOnlyTakesSomethingGreetsWithItsForm() {
    TestResponse page = visit("/projects/1/title/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<form method=\"post\" action=\"/projects/1/title/\"",
        "<option value=\"Center-Text.svg\">Words in the middle.</option>").doesNotContain("HTTP 200", ">GET<");
    assertThat(platform.get("/projects/1/title/").status()).isEqualTo(405);
  }

  @Test
  void nothingGreetsBelowWhatIsNotThere() {
    assertThat(visit("/projects/9/copy/").status()).isEqualTo(404);
    assertThat(visit("/projects/9/copy/").text()).doesNotContain("<form method=\"post\" action=\"/projects/9/copy/\"");
    TestResponse others = platform.send(TestRequests.get("/projects/1/copy/", "Accept", "text/html", "Authorization",
        "Token " + TestPlatform.BOB));
    assertThat(others.status()).isEqualTo(404);
    assertThat(platform.send(TestRequests.get("/projects/1/copy/", "Accept", "text/html")).status()).isEqualTo(401);
  }
}
