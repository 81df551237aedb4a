package org.clipwright.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clipwright.rest.RestDispatcher;
import org.clipwright.rest.TestAccounts;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.BodyReader;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.rest.page.BrowsablePages;
import org.clipwright.rest.page.PageViews;
import org.clipwright.rest.setup.Administration;
import org.clipwright.rest.setup.BodyLimits;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.Identification;
import org.clipwright.services.account.RequestThrottle;
import org.clipwright.services.account.User;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.testkit.InMemoryKeptAnswers;
import org.clipwright.services.testkit.InMemoryUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody may write stays text on every page, and would not run if it did not. */
class PageInjectionTest {

  private static final String EVIL =
      "\"><script>alert(1)</script></script><script>alert(2)</script>' onclick='alert(3) \" onclick=\"alert(4)"
          + " </textarea><img src=x onerror=alert(5)>--><svg/onload=alert(6)>&lt;script&gt;]]>%s${7*7}";
  private static final String LINK = "javascript:alert(7)";

  @TempDir Path uploads;
  private TestPlatform platform;
  private String cookies;

  @BeforeEach
  void plant() {
    platform = new TestPlatform(uploads);
    User boss = platform.accounts.create("boss", EVIL, "boss-secret", true);
    User named = platform.accounts.create(EVIL, EVIL, "long-secret-" + EVIL, false);
    platform.accounts.update(new User(boss.id(), EVIL + "2", EVIL, true, true, boss.created(), 1));
    assertThat(named.name()).isEqualTo(EVIL);
    cookies = "csrftoken=k; sessionid=" + platform.accounts.beginSession(boss).orElseThrow();
    platform.effects.add(new EffectDescriptor("Evil", EVIL, EVIL, EffectDescriptor.Medium.PICTURE, List.of()));
    platform.plugins.add(new Administration.Plugin(EVIL, EVIL, EVIL, EVIL, List.of(EVIL), Optional.of(EVIL)));
    ObjectNode free = JsonNodeFactory.instance.objectNode().put(EVIL, EVIL).put("next", LINK).put("previous",
        LINK).put("url", LINK);
    free.putArray("actions").add(LINK).add(EVIL).add("http://x/\"><script>alert(8)</script>").addObject().put(EVIL,
        EVIL);
    ObjectNode project = JsonNodeFactory.instance.objectNode().put("name", EVIL);
    project.set("json", free);
    assertThat(post("/projects/", project).status()).isEqualTo(201);
    upload();
    ObjectNode clip = JsonNodeFactory.instance.objectNode().put("project", "/projects/1/").put("file",
        "/files/1/").put("start", 0)
        .put("end", 1).put("position", 0).put("layer", 1);
    clip.set("json", free);
    assertThat(post("/clips/", clip).text()).contains("alert(1)");
    ObjectNode effect = JsonNodeFactory.instance.objectNode().put("project", "/projects/1/").put("title",
        EVIL).put("type", "Negate")
        .put("start", 0).put("end", 1).put("position", 0).put("layer", 1);
    effect.set("json", free);
    assertThat(post("/effects/", effect).status()).isEqualTo(201);
    ObjectNode export = JsonNodeFactory.instance.objectNode().put("project", "/projects/1/").put("export_type", "video")
        .put("webhook", "http://x/" + "\"><script>alert(9)</script>");
    export.set("json", free);
    post("/exports/", export);
  }

  private TestResponse post(String path, ObjectNode body) {
    return platform.send(TestRequests.of("POST", path, body.toString(), "Cookie", cookies, "X-CSRFToken", "k",
        "Content-Type", "application/json"));
  }

  private void upload() {
    String json = JsonNodeFactory.instance.objectNode().put("name", EVIL + ".mp4").put(EVIL, EVIL).put("next",
        LINK).toString();
    String body = "--B\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n" + json
        + "\r\n--B\r\nContent-Disposition: form-data;"
        + " name=\"media\"; filename=\"<script>alert(1)<script>.mp4\"\r\n\r\nbytes\r\n--B--\r\n";
    assertThat(platform.send(TestRequests.of("POST", "/projects/1/files/", body, "Cookie", cookies, "X-CSRFToken", "k",
        "Content-Type", "multipart/form-data; boundary=B")).status()).isEqualTo(201);
  }

  private TestResponse send(String method, String target, String body) {
    return platform.send(TestRequests.of(method, target, body, "Cookie", cookies, "Accept", "text/html", "X-CSRFToken",
        "k", "X-Request-Id", EVIL, "Referer", EVIL, "User-Agent", EVIL, "Content-Type",
        "application/x-www-form-urlencoded"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void assertText(String where, TestResponse page) {
    assertThat(page.text()).as(where).doesNotContain("<script>alert", "<img src=x", "<svg/onload", "' onclick='",
        "\" onclick=\"", "</textarea><img",
        "${49}").doesNotContainPattern("(?i)(href|src|action|formaction)\\s*=\\s*[\"']?\\s*javascript:");
    assertGuarded(where, page);
  }

  private static void assertGuarded(String where, TestResponse page) {
    String policy = page.header("Content-Security-Policy").orElse("none");
    assertThat(policy).as(where).contains("default-src 'none'");
    assertThat(policy).as(where).containsPattern("frame-ancestors 'none'|^sandbox;");
    assertThat(policy).as(where).doesNotContain("unsafe-eval")
        .doesNotContainPattern("script-src[^;]*(unsafe|\\*|http|data:|blob:)");
    assertThat(page.header("X-Frame-Options")).as(where).contains("DENY");
    assertThat(page.header("X-Content-Type-Options")).as(where).contains("nosniff");
    assertThat(page.header("Referrer-Policy")).as(where).contains("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/projects/", "/projects/1/", "/projects/1/files/", "/files/", "/files/1/", "/projects/1/clips/", "/clips/",
    "/clips/1/", "/effects/", "/effects/1/", "/projects/1/effects/", "/exports/", "/exports/1/",
    "/projects/1/exports/", "/info/effects/", "/cloud-admin/auth/user/", "/cloud-admin/auth/user/4/change/",
    "/cloud-admin/auth/user/5/change/", "/cloud-admin/auth/user/5/password/", "/cloud-admin/auth/user/5/delete/",
    "/cloud-admin/plugins/"})
  void whatIsStoredStaysText(String path) {
    TestResponse page = send("GET", path, "");
    assertText(path, page);
    if (page.status() == 200) {
      assertThat(page.text()).as("what was planted, escaped").contains("alert(1)");
    } else {
      assertThat(path).as("status " + page.status()).matches("/exports/1/|/cloud-admin/auth/user/\\d/.*");
    }
  }

  @Test
  void whatIsInAnAddressStaysText() {
    List<String> targets = new ArrayList<>();
    for (String path : List.of("/", "/projects/", "/projects/1/", "/nothing/", "/swagger-ui/", "/redoc/",
        "/cloud-admin/auth/user/", "/cloud-admin/authtoken/token/", "/cloud-admin/work/", "/cloud-admin/plugins/",
        "/cloud-admin/", "/api-auth/login/", "/api-auth/logout/", "/cloud-admin/login/", "/cloud-admin/logout/",
        "/info/fonts/", "/info/")) {
      for (String name : List.of("page", "q", "next", "format", "notice", "name", "active", "p", EVIL)) {
        targets.add(path + "?" + encoded(name) + "=" + encoded(EVIL));
        targets.add(path + "?" + encoded(name) + "=" + encoded(LINK));
      }
      targets.add(path + encoded(EVIL) + "/");
      targets.add(path + EVIL.replace(" ", "%20").replace("?", "") + "/");
    }
    for (String target : targets) {
      assertText(target, send("GET", target, ""));
    }
  }

  @Test
  void whatIsSentStaysTextInErrors() {
    String all = List.of("name", "json", "width", "project", "file", "title", "type", "export_type", "webhook",
        "username", "email", "password", "password_again", "next", "layer", EVIL).stream()
        .map(name -> encoded(name) + "=" + encoded(EVIL)).reduce("csrfmiddlewaretoken=k", (a, b) -> a + "&" + b);
    for (String path : List.of("/projects/", "/projects/1/files/", "/clips/", "/effects/", "/exports/",
        "/projects/1/title/", "/projects/1/merge/", "/files/1/text-replace/", "/api-auth/login/", "/cloud-admin/login/",
        "/cloud-admin/auth/user/add/", "/cloud-admin/auth/user/1/change/", "/cloud-admin/auth/user/1/password/",
        "/tokens/", "/api-auth/logout/")) {
      assertText("POST " + path, send("POST", path, all));
      assertText("PUT " + path, send("PUT", path, all));
      assertText("OPTIONS " + path, send("OPTIONS", path, ""));
    }
    assertText("method", send("BREW<script>alert(1)</script>", "/projects/", ""));
    assertText("type", platform.send(TestRequests.of("POST", "/projects/", "{", "Cookie", cookies, "X-CSRFToken", "k",
        "Accept", "text/html", "Content-Type", EVIL)));
    assertText("host", platform.send(TestRequests.get("/projects/", "Cookie", cookies + "; csrftoken=" + EVIL, "Accept",
        "text/html")));
  }

  /** Data may have any value where the API itself has addresses. */
  @Test
  void onlyAddressesOfTheWebBecomeLinks() {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("next", LINK).put("previous", "data:text/html," + EVIL)
        .put("a", LINK);
    data.putArray("actions").add(LINK).add(" " + LINK).add("http://localhost/projects/1/copy/");
    Endpoint endpoint = new Endpoint(EVIL, EVIL, new PathPattern("/data/"), Access.PUBLIC, Offer.JSON_AND_PAGE,
        Map.of(Verb.GET, Operation.reading("data", EVIL, new Reply.Open(""), exchange -> Answer.ok(data))));
    AccountService accounts = TestAccounts.of(new InMemoryUsers());
    RestDispatcher dispatcher =
        new RestDispatcher(new Router(List.of(endpoint)),
            new RequestIdentity(new Identification(accounts), RequestThrottle.NONE),
            new BodyReader(BodyLimits.DEFAULT, UploadRoom.unlimited(uploads)), new Cors(Set.of()),
            new BrowsablePages(PageViews.NONE), new Idempotency(new InMemoryKeptAnswers()));
    TestResponse page = TestResponse.of(dispatcher.dispatch(TestRequests.get("/data/", "Accept", "text/html")));
    assertText("/data/", page);
    assertThat(page.text()).contains("<a href=\"http://localhost/projects/1/copy/\">copy</a>")
        .doesNotContain("href=\"data:");
  }
}
