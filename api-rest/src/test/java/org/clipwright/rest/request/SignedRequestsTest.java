package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clipwright.http.SignedTarget;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
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
  void indexOfTilesLeadsToAPictureThatNeedsNoCredentials() {
    String image = sent(signed("/files/1/sprite/?columns=2&index=json")).json().path("image").asText();
    TestResponse picture = sent(image.substring(image.indexOf("/files/")));
    assertThat(picture.status()).as(picture.text()).isEqualTo(200);
    assertThat(picture.header("Cache-Control").orElseThrow()).contains("immutable");
  }
}
