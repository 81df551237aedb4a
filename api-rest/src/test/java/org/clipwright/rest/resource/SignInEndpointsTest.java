package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, sessions, and where signing in and out leads. */
class SignInEndpointsTest {

  @TempDir Path uploads;
  private TestPlatform platform;

  @BeforeEach
  void open() {
    platform = new TestPlatform(uploads);
  }

  @Test
  void aTokenIsGivenForNameAndPassword() {
    TestResponse response = platform.send(TestRequests.of("POST", "/tokens/",
        "{\"username\":\" ann \",\"password\":\"ann-password\"}", "Content-Type", "application/json"));
    String token = platform.accounts.token(platform.accounts.byToken(TestPlatform.ANN));
    assertThat(token).matches("[0-9a-f]{40}");
    assertThat(response.text()).isEqualTo("{\"token\":\"" + token + "\"}");
    assertThat(platform.send(TestRequests.get("/projects/", "Authorization", "Token " + token)).status())
        .isEqualTo(200);
    TestResponse wrong = platform.send(TestRequests.of("POST", "/tokens/", "username=ann&password=x",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).isEqualTo("{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");
  }

  @Test
  void aBrowserLogsInAndOut() {
    TestResponse form = platform.send(TestRequests.get("/api-auth/login/?next=/projects/", "Accept", "text/html"));
    assertThat(form.text()).contains("name=\"csrfmiddlewaretoken\"", "value=\"/projects/\"");
    String csrf = form.header("Set-Cookie").orElseThrow().replaceAll("csrftoken=([^;]+).*", "$1");
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&next=/projects/&csrfmiddlewaretoken=" + csrf,
        "Cookie", "csrftoken=" + csrf, "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.header("Location")).contains("/projects/");
    String session = in.header("Set-Cookie").orElseThrow().split(";")[0];
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    assertThat(logout("/", "sessionid=none; csrftoken=k").header("Location")).contains("/");
    TestResponse out = logout("/projects/", session + "; csrftoken=k");
    assertThat(out.status()).isEqualTo(302);
    assertThat(out.header("Location")).contains("/projects/");
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(401);
  }

  private String annsSession() {
    return "sessionid="
        + platform.accounts.beginSession(platform.accounts.byToken(TestPlatform.ANN)).orElseThrow();
  }

  @Test
  void signingInEndsTheSessionThatTheBrowserHad() {
    String earlier = annsSession();
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k", "Cookie", earlier + "; csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    String session = in.header("Set-Cookie").orElseThrow().split(";")[0];
    assertThat(session).startsWith("sessionid=").isNotEqualTo(earlier);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", earlier)).status()).isEqualTo(401);
  }

  @Test
  void aSessionThatAnotherChoseIsNeverBegun() {
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k", "Cookie", "sessionid=chosen; csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.status()).isEqualTo(302);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", "sessionid=chosen")).status()).isEqualTo(401);
  }

  private TestResponse logout(String next, String cookie) {
    return platform.send(TestRequests.of("POST", "/api-auth/logout/", "csrfmiddlewaretoken=k&next=" + next, "Cookie",
        cookie, "Content-Type", "application/x-www-form-urlencoded"));
  }

  @Test
  void onlyTheFormOfThePageLogsOut() {
    String session = annsSession();
    TestResponse form = platform.send(TestRequests.get("/api-auth/logout/?next=/graphiql/", "Cookie", session));
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text()).contains("<form method=\"post\" action=\"/api-auth/logout/\">", "value=\"/graphiql/\"");
    assertThat(platform.send(TestRequests.of("POST", "/api-auth/logout/", "", "Cookie", session)).status())
        .isEqualTo(403);
    assertThat(platform.send(TestRequests.of("POST", "/cloud-admin/logout/", "", "Cookie", session)).status())
        .isEqualTo(403);
    assertThat(platform.send(TestRequests.get("/projects/", "Cookie", session)).status()).isEqualTo(200);
    TestResponse page = platform.send(TestRequests.get("/projects/", "Cookie", session + "; csrftoken=k", "Accept",
        "text/html"));
    assertThat(page.text())
        .contains("action=\"/api-auth/logout/\"><input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"k\">");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "https://evil.example/", "//evil.example/", "/%5Cevil.example", "%5C%5Cevil.example", "javascript:x",
    "/%09/evil.example/", "/%0A/evil.example", "/%0D%0A/evil.example", "%09//evil.example", "/%00/evil.example",
    "///evil.example", "/a//evil.example", "/%20/evil.example", "evil.example", "/%C2%85/evil.example",
    "/%E2%80%A8/evil.example", "http:evil.example", "/.%09/evil"})
  void signingInAndOutNeverLeadsElsewhere(String next) {
    assertThat(logout(next, "csrftoken=k").header("Location")).contains("/");
    TestResponse in = platform.send(TestRequests.of("POST", "/api-auth/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=k&next=" + next, "Cookie", "csrftoken=k",
        "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(in.header("Location")).contains("/");
    assertThat(platform.send(TestRequests.get("/api-auth/login/?next=" + next)).text())
        .contains("name=\"next\" value=\"/\"");
    assertThat(platform.send(TestRequests.get("/cloud-admin/logout/?next=" + next)).text())
        .contains("name=\"next\" value=\"/cloud-admin/\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/projects/?page=2&next=http://a//b", "/cloud-admin/auth/user/?q=a%20b", "/graphiql/",
    "/files/1.json#x"})
  void pathsOfThisServerAreFollowed(String next) {
    String encoded = URLEncoder.encode(next, StandardCharsets.UTF_8);
    assertThat(logout(encoded, "csrftoken=k").header("Location")).contains(next);
  }
}
