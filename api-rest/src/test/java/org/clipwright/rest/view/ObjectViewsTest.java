package org.clipwright.rest.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.export.WebhookLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectViewsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void aProjectWithAClip() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'Harbour','fps_num':25,'fps_den':1,'width':1280,'height':720}");
    platform.upload(1, "sea.mp4", "film");
    platform.json("POST", "/clips/",
        "{'file':'/files/1/','project':'/projects/1/','position':2,'start':1,'end':5,'layer':3,'json':{}}");
    platform.json("POST", "/exports/",
        "{'project':'/projects/1/','export_type':'video','webhook':'https://example.com/hook','json':{}}");
  }

  private TestResponse visit(String path) {
    return platform.send(
        TestRequests.get(path, "Accept", "text/html", "Authorization", "Token " + TestPlatform.ANN));
  }

  @Test
  void aProjectShowsItsPictureAndAsFarAsTheSliderGoes() {
    assertThat(visit("/projects/1/").text()).contains("<h2>Harbour</h2>",
        "1280 × 720, 25 fps, 0:06.0 (150 frames)", "src=\"/projects/1/frame/1/?width=960\"",
        "data-stream=\"/projects/1/preview/master.m3u8\"", "min=\"1\" max=\"150\" value=\"1\"");
  }

  @Test
  void withoutAScriptTheSliderIsAForm() {
    assertThat(visit("/projects/1/?frame=51").text())
        .contains("src=\"/projects/1/frame/51/?width=960\"", "51 of 150, 0:02.0",
            "<button class=\"plain\">Show</button>");
    assertThat(visit("/projects/1/?frame=999999").text()).contains("src=\"/projects/1/frame/150/?width=960\"");
    assertThat(visit("/projects/1/?frame=x").text()).contains("src=\"/projects/1/frame/1/?width=960\"");
  }

  @Test
  void clipsLieWhereTheyAreSeen() {
    assertThat(visit("/projects/1/").text()).contains("<span>Layer 3</span>",
        "<a href=\"/clips/1/\" aria-label=\"clip sea.mp4, from 0:02.0 to 0:06.0\">",
        "x=\"33.333%\" width=\"66.667%\"",
        "/files/1/thumbnail/?image_quality=80&amp;frame_number=31&amp;width=160&amp;height=90");
  }

  @Test
  void aFilePlays() {
    String page = visit("/files/1/").text();
    assertThat(page).contains("<h2>sea.mp4</h2>", "0:10.0, 1280 × 720, 30 fps, 4 bytes",
        "<video controls preload=\"metadata\" src=\"http://localhost/media/video/files/1/sea.mp4\"");
    assertThat(visit("/projects/1/files/1/").text()).contains("<video controls");
  }

  @Test
  void anExportTellsHowItStandsAndWhatItsWebhookAnswered() {
    assertThat(visit("/exports/1/").text()).contains("<progress data-running max=\"100\" value=\"0.0\"",
        "pending, 0.0 %, waiting for a worker", "https://example.com/hook", "Nothing has been sent yet.");
    platform.webhooks.add(new WebhookLog.Delivery(1, "https://example.com/hook",
        Instant.parse("2026-11-30T10:00:00Z"), Optional.of(503), "<b>closed</b>",
        Optional.of(Instant.parse("2026-11-30T10:05:00Z"))));
    assertThat(visit("/exports/1/").text()).contains("<td>503</td>", "&lt;b&gt;closed&lt;/b&gt;",
        "datetime=\"2026-11-30T10:05:00Z\"").doesNotContain("Nothing has been sent yet.");
  }

  @Test
  void theProjectFollowsItsExportsByTheirOwnPages() {
    String stand = "id=\"export-1\"";
    assertThat(visit("/projects/1/").text()).contains("<li " + stand + " data-live=\"/exports/1/\">");
    assertThat(visit("/exports/1/").text()).contains(stand, "data-events=\"exportProgress(id: 1)\"");
    assertThat(visit("/projects/1/").text()).contains("data-events=\"projectExports(projectId: 1)\"");
  }

  @Test
  void othersSeeNothing() {
    TestResponse page = platform.send(
        TestRequests.get("/projects/1/", "Accept", "text/html", "Authorization", "Token " + TestPlatform.BOB));
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).doesNotContain("Harbour", "class=\"view\"");
  }

  @Test
  void pagesMayShowMediaAndNothingFromElsewhere() {
    assertThat(visit("/projects/1/").header("Content-Security-Policy").orElseThrow())
        .contains("img-src 'self' http://localhost; media-src 'self' blob: http://localhost")
        .doesNotContain("unsafe", "*");
  }
}
