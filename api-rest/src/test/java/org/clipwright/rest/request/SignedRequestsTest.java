package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.http.SignedTarget;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.services.account.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that pages show without credentials. */
class SignedRequestsTest {

  @TempDir Path uploads;
  private TestPlatform platform;
  private User ann;

  @BeforeEach
  void aFile() {
    platform = new TestPlatform(uploads);
    platform.json("POST", "/projects/", "{'name':'a'}");
    assertThat(platform.upload(1, "a b.mp4", "film").status()).isEqualTo(201);
    ann = platform.accounts.byToken(TestPlatform.ANN);
  }

  private String signed(String path) {
    return SignedTarget.with(path, platform.accounts.signature(ann, SignedTarget.of(path)).orElseThrow());
  }

  private TestResponse sent(String path, String... headers) {
    return platform.send(TestRequests.get(path, headers));
  }

  @Test
  void pictureAndDownloadAreShownWithoutCredentials() {
    assertThat(sent("/files/1/thumbnail/?width=64").status()).isEqualTo(401);
    TestResponse picture = sent(signed("/files/1/thumbnail/?width=64"));
    assertThat(picture.status()).as(picture.text()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).contains("image/jpeg");
    TestResponse film = sent(signed("/files/1/download/"), "Range", "bytes=0-1");
    assertThat(film.status()).isEqualTo(206);
    assertThat(film.header("Cross-Origin-Resource-Policy")).contains("cross-origin");
    assertThat(sent(signed("/projects/1/frame/1/?width=64") + "&v=1").status()).isEqualTo(200);
  }

  @Test
  void signatureIsForItsAddressOnly() {
    String signature = signed("/files/1/thumbnail/?width=64").replaceFirst(".*signed=", "");
    for (String other : new String[] {"/files/1/thumbnail/?width=65&signed=", "/files/1/download/?signed=",
      "/files/1/?signed=", "/projects/?signed=", "/files/1/thumbnail/?width=64&width=9000&signed="}) {
      TestResponse refused = sent(other + signature);
      assertThat(refused.status()).as(other).isEqualTo(403);
      assertThat(refused.json().path("detail").asText()).startsWith("The signature of this address is not valid");
      assertThat(refused.header("WWW-Authenticate")).as("browsers must not ask for a password").isEmpty();
    }
  }

  @Test
  void nothingIsChangedWithASignature() {
    String target = signed("/files/1/");
    assertThat(platform.send(TestRequests.of("DELETE", target, "")).status()).isEqualTo(401);
    assertThat(platform.send(TestRequests.of("POST", signed("/files/1/thumbnail/"), "{}")).status()).isEqualTo(401);
    assertThat(platform.get("/files/1/").status()).isEqualTo(200);
  }

  @Test
  void othersObjectsStayHidden() {
    User bob = platform.accounts.byToken(TestPlatform.BOB);
    String path = "/files/1/thumbnail/";
    String signature = platform.accounts.signature(bob, SignedTarget.of(path)).orElseThrow();
    assertThat(sent(SignedTarget.with(path, signature)).status()).isEqualTo(404);
  }

  @Test
  void newPasswordEndsIt() {
    String path = signed("/files/1/thumbnail/");
    assertThat(sent(path).status()).isEqualTo(200);
    platform.accounts.changePassword(ann.id(), "another-password");
    assertThat(sent(path).status()).isEqualTo(403);
  }

  @Test
  void playlistOfAPreviewLeadsToSegmentsThatNeedNoCredentials() {
    String folder = "/projects/1/preview/";
    assertThat(sent(folder + "master.m3u8").status()).isEqualTo(401);
    String master = sent(signed(folder + "master.m3u8")).text();
    assertThat(master).contains("360p/index.m3u8?signed=").contains("URI=\"audio/index.m3u8?signed=");
    TestResponse track = sent(folder + addresses(master).getFirst());
    assertThat(track.status()).as(track.text()).isEqualTo(200);
    String segment = addresses(track.text()).getFirst();
    assertThat(segment).matches("0\\.m4s\\?v=\\w+&signed=[0-9a-f.]+");
    assertThat(sent(folder + "360p/" + segment).status()).isEqualTo(200);
    assertThat(sent(("/projects/2/preview/360p/" + segment)).status()).isEqualTo(403);
    assertThat(platform.get(folder + "master.m3u8").text()).doesNotContain("signed");
  }

  private static List<String> addresses(String playlist) {
    return playlist.lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void outputForItsOwnerOnlyIsPlayedByWhoeverKnowsASignedAddress() {
    platform = new TestPlatform(TestPlatform.guarded(uploads));
    ann = platform.accounts.byToken(TestPlatform.ANN);
    platform.json("POST", "/projects/", "{}");
    store("film.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfilm/video/index.m3u8\n");
    store("film/video/index.m3u8", "#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\"\n0.m4s\nhttps://example.org/1.m4s\n");
    store("film/video/0.m4s", "pictures");
    store("film.mpd",
        "<MPD>\n  <SegmentTemplate initialization=\"video/init.mp4\" media=\"video/$Number$.m4s\"/></MPD>\n");
    store("other.mp4", "sound");
    String folder = "/media/video/output/1/";
    assertThat(sent(folder + "film.m3u8").status()).isEqualTo(401);
    TestResponse master = sent(signed(folder + "film.m3u8"));
    assertThat(master.header("Cross-Origin-Resource-Policy")).contains("cross-origin");
    TestResponse track = sent(folder + addresses(master.text()).getFirst());
    assertThat(track.text()).contains("URI=\"init.mp4?signed=").contains("https://example.org/1.m4s\n");
    String signature = addresses(track.text()).getFirst().replaceFirst("0\\.m4s", "");
    assertThat(sent(folder + "film/video/0.m4s" + signature).text()).isEqualTo("pictures");
    assertThat(sent(folder + "other.mp4" + signature).status()).isEqualTo(403);
    assertThat(sent(signed(folder + "other.mp4"), "Range", "bytes=0-0").status()).isEqualTo(206);
    assertThat(sent(signed(folder + "film.mpd")).text()).contains("initialization=\"video/init.mp4?signed=")
        .contains("media=\"video/$Number$.m4s?signed=");
  }

  private void store(String name, String text) {
    platform.storage.put(PutRequest.of("video/output/1/" + name,
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "application/octet-stream"));
  }

  @Test
  void indexOfTilesLeadsToAPictureThatNeedsNoCredentials() {
    String image = sent(signed("/files/1/sprite/?columns=2&index=json")).json().path("image").asText();
    TestResponse picture = sent(image.substring(image.indexOf("/files/")));
    assertThat(picture.status()).as(picture.text()).isEqualTo(200);
    assertThat(picture.header("Cache-Control").orElseThrow()).contains("immutable");
  }
}
