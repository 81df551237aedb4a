package org.clipwright.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.IntFunction;
import org.clipwright.rest.TestPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottledSignInTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  private static String[] basic(String password) {
    return new String[] {"Authorization",
      "Basic " + Base64.getEncoder().encodeToString(("ann:" + password).getBytes(StandardCharsets.UTF_8))};
  }

  private TestResponse eleventh(IntFunction<RestRequest> guess) {
    for (int i = 0; i < 10; i++) {
      assertThat(platform.send(guess.apply(i)).status()).isNotEqualTo(429);
    }
    return platform.send(guess.apply(10));
  }

  private void assertThrottled(TestResponse answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 30);
    assertThat(answer.text()).containsPattern("Request was throttled\\. Expected available in \\d+ seconds\\.");
  }

  @Test
  void guessesOverBasicAreThrottledInTheApisForm() {
    TestResponse answer = eleventh(i -> TestRequests.get("/projects/", basic("wrong" + i)));
    assertThrottled(answer);
    assertThat(answer.text())
        .matches("\\{\"detail\":\"Request was throttled\\. Expected available in \\d+ seconds\\.\"}");
    assertThat(platform.send(TestRequests.get("/projects/", basic("ann-password"))).status())
        .as("the right password tells nothing while guessing goes on").isEqualTo(429);
    assertThat(platform.send(TestRequests.get("/projects/", "Authorization", "Token " + TestPlatform.ANN)).status())
        .as("a token is no guess").isEqualTo(200);
    assertThat(platform.send(from("192.0.2.7", TestRequests.get("/projects/", basic("ann-password")))).status())
        .as("the owner elsewhere is let in").isEqualTo(200);
  }

  private static RestRequest from(String client, RestRequest request) {
    return new RestRequest(request.method(), request.path(), request.query(), request.headers(), request.body(),
        request.origin(), client, request.id());
  }

  @Test
  void guessesAtTheTokenEndpointAreThrottled() {
    assertThrottled(eleventh(i -> TestRequests.of("POST", "/tokens/",
        "{\"username\":\"ann\",\"password\":\"wrong" + i + "\"}", "Content-Type", "application/json")));
  }

  @Test
  void guessesAtTheFormsAreThrottledOnAPage() {
    for (String entrance : new String[] {"/api-auth/login/", "/cloud-admin/login/"}) {
      platform = new TestPlatform(uploads);
      TestResponse answer = eleventh(i -> TestRequests.of("POST", entrance,
          "csrfmiddlewaretoken=x&username=ann&password=wrong" + i, "Content-Type", "application/x-www-form-urlencoded",
          "Cookie", "csrftoken=x", "Accept", "text/html"));
      assertThrottled(answer);
      assertThat(answer.text()).contains("<form");
    }
  }

  @Test
  void theRightPasswordWithEveryRequestIsNeverThrottled() {
    for (int i = 0; i < 200; i++) {
      assertThat(platform.send(TestRequests.get("/projects/", basic("ann-password"))).status()).isEqualTo(200);
    }
  }
}
