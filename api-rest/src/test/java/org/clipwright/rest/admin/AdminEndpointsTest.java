package org.clipwright.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminEndpointsTest {

  private static final String CSRF = "k".repeat(32);
  private static final String USERS = "/cloud-admin/auth/user/";

  @TempDir Path uploads;
  private TestPlatform platform;
  private User boss;
  private String session;

  @BeforeEach
  void somebodyOfTheStaff() {
    platform = new TestPlatform(uploads);
    boss = platform.accounts.create("boss", "boss@example.org", "boss-secret", true);
    session = platform.accounts.beginSession(boss).orElseThrow();
  }

  private TestResponse visit(String path) {
    return platform.send(TestRequests.get(path, "Accept", "text/html", "Cookie", "sessionid=" + session));
  }

  private TestResponse send(String path, String body) {
    return platform.send(TestRequests.of("POST", path, body + "&csrfmiddlewaretoken=" + CSRF, "Accept", "text/html",
        "Cookie", "sessionid=" + session + "; csrftoken=" + CSRF, "Content-Type", "application/x-www-form-urlencoded"));
  }

  private User user(String name) {
    return platform.accounts.list(UserRepository.Search.text(name), 0, 1).getFirst();
  }

  @Test
  void whoIsNotSignedInIsLedToTheLogInAndBack() {
    TestResponse answer = platform.send(TestRequests.get(USERS + "?q=a", "Accept", "text/html"));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains("/cloud-admin/login/?next=%2Fcloud-admin%2Fauth%2Fuser%2F%3Fq%3Da");
  }

  @Test
  void whoIsNotOfTheStaffStaysOutside() {
    session = platform.accounts.beginSession(user("ann")).orElseThrow();
    assertThat(visit(USERS).status()).isEqualTo(302);
    assertThat(visit("/cloud-admin/login/").text()).contains("You are signed in as ann, who is not authorized");
    String token = platform.send(TestRequests.of("POST", "/cloud-admin/login/",
        "username=ann&password=ann-password&csrfmiddlewaretoken=" + CSRF, "Cookie", "csrftoken=" + CSRF, "Content-Type",
        "application/x-www-form-urlencoded")).text();
    assertThat(token).contains("for a staff account");
  }

  @Test
  void staffLogInLeadsToTheAdministration() {
    TestResponse answer = platform.send(TestRequests.of("POST", "/cloud-admin/login/",
        "username=boss&password=boss-secret&csrfmiddlewaretoken=" + CSRF, "Cookie", "csrftoken=" + CSRF, "Content-Type",
        "application/x-www-form-urlencoded"));
    assertThat(answer.header("Location")).contains("/cloud-admin/");
    assertThat(visit("/cloud-admin/").text()).contains("Users", "Tokens", "Queue and workers", "Plugins");
  }

  @Test
  void usersAreSearchedAndFiltered() {
    assertThat(visit(USERS + "?q=example").text()).contains(">boss</a>").doesNotContain(">ann</a>");
    assertThat(visit(USERS + "?active=no").text()).contains(">gone</a>").doesNotContain(">ann</a>");
    assertThat(visit(USERS + "?staff=yes").text()).contains(">boss</a>", "1 user<").doesNotContain(">ann</a>");
  }

  @Test
  void aUserIsAddedAndCanSignIn() {
    TestResponse answer =
        send(USERS + "add/", "username=carol&email=&password= long secret&password_again= long secret");
    assertThat(answer.header("Location")).contains(USERS + "?notice=added");
    assertThat(platform.accounts.byPassword("carol", " long secret", "127.0.0.1").staff()).isFalse();
  }

  @Test
  void allThatIsWrongWithANewUserIsToldAtOnce() {
    TestResponse answer = send(USERS + "add/", "username=a b&email=nobody&password=123&password_again=124");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Enter a valid username.", "Enter a valid email address.",
        "This password is too short.", "The two passwords do not match.", "value=\"a b\"").doesNotContain("123");
    assertThat(send(USERS + "add/", "username=ann&password=good-secret&password_again=good-secret").text())
        .contains("A user with that username already exists.");
    assertThat(send(USERS + "add/", "username=carol&password=12345678&password_again=12345678").text())
        .contains("entirely numeric");
    assertThat(send(USERS + "add/", "username=carol&password=xCAROLx123&password_again=xCAROLx123").text())
        .contains("too similar to the username");
  }

  @Test
  void aUserLosesTheRightToSignIn() {
    long ann = user("ann").id().value();
    assertThat(send(USERS + ann + "/change/", "username=anna&email=").status()).isEqualTo(302);
    assertThat(user("anna").active()).isFalse();
    assertThat(send(USERS + ann + "/change/", "username=bob&email=&active=true").text()).contains("already exists");
  }

  @Test
  void nobodyTakesTheirOwnRightsAway() {
    long own = boss.id().value();
    assertThat(send(USERS + own + "/change/", "username=boss&email=").text())
        .contains("You cannot deactivate your own account.", "You cannot remove your own staff status.");
    assertThat(send(USERS + own + "/delete/", "").status()).isEqualTo(409);
    assertThat(user("boss").staff()).isTrue();
  }

  @Test
  void aNewPasswordReplacesTheOld() {
    assertThat(send(USERS + user("ann").id().value() + "/password/", "password=brand-new-1&password_again=brand-new-1")
        .status())
        .isEqualTo(302);
    assertThat(platform.accounts.byPassword("ann", "brand-new-1", "127.0.0.1").name()).isEqualTo("ann");
  }

  @Test
  void aDeletedUserTakesAllThatIsTheirs() {
    platform.json("POST", "/projects/", "{'name':'p'}");
    platform.upload(1, "a.mp4", "bytes");
    long ann = user("ann").id().value();
    assertThat(visit(USERS + ann + "/delete/").text()).contains("1 project, ");
    assertThat(send(USERS + ann + "/delete/", "").header("Location")).contains(USERS + "?notice=deleted");
    assertThat(visit(USERS + ann + "/change/").status()).isEqualTo(404);
    assertThat(platform.accounts.count(UserRepository.Search.text("ann"))).isZero();
    assertThat(platform.storage.list("")).isEmpty();
  }

  @Test
  void tokensAreListedAddedAndDeletedAtBothAddresses() {
    for (String list : new String[] {"/cloud-admin/authtoken/token/", "/cloud-admin/authtoken/tokenproxy/"}) {
      assertThat(visit(list + "?q=ann").text()).contains("<code>").contains(">ann</a>").doesNotContain(">bob</a>");
      assertThat(send(list + user("ann").id().value() + "/delete/", "").status()).isEqualTo(302);
      assertThat(visit(list + "?q=ann").text()).contains("0 tokens");
      assertThat(send(list + "add/", "username=ann").status()).isEqualTo(302);
      assertThat(send(list + "add/", "username=nobody").text()).contains("There is no user with this name.");
    }
    assertThat(platform.get("/projects/").status()).isEqualTo(401);
  }

  @Test
  void formsWithoutTheTokenDoNothing() {
    TestResponse answer = platform.send(TestRequests.of("POST", USERS + user("ann").id().value() + "/delete/", "",
        "Cookie", "sessionid=" + session, "Content-Type", "application/x-www-form-urlencoded"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(user("ann").name()).isEqualTo("ann");
  }

  @Test
  void theQueueShowsWorkersAndExports() {
    String page = visit("/cloud-admin/work/").text();
    assertThat(page).contains("worker-1", "Jobs waiting: render 3.", "0 exports");
    assertThat(visit("/cloud-admin/plugins/").text()).contains("broken.jar", "It has no descriptor.");
  }

  @Test
  void theStoragePageShowsWhatTakesTheSpace() {
    String page = visit("/cloud-admin/storage/").text();
    assertThat(page).contains("5.00 GB", "5 objects", "11.8 MB", "7 Holiday &lt;1&gt;", "3 (deleted)", "1 project<");
    assertThat(page).contains("aria-label=\"Files 3.00 GB, Exports 1.00 GB, Segments 0 bytes\"");
    assertThat(page).as("the bar of the smaller project, compared with the larger")
        .contains("class=\"outputs\" x=\"75.000\" width=\"25.000\"", "class=\"files\" x=\"0.000\" width=\"25.000\"");
    assertThat(page).contains("Exports are deleted 30 days after they end.", "Segments are kept;",
        "Not now: The storage is another&#x27;s.", "2.00 kB");
  }

  @Test
  void exportsAreCanceledAndTriedAgain() {
    platform.json("POST", "/projects/", "{'name':'p'}");
    platform.upload(1, "a.mp4", "bytes");
    platform.json("POST", "/clips/", "{'file':'/files/1/','project':'/projects/1/','end':1,'json':{}}");
    assertThat(platform.json("POST", "/exports/", "{'project':'/projects/1/','json':{}}").status()).isEqualTo(201);
    long ann = user("ann").id().value();
    assertThat(visit("/cloud-admin/work/").text()).contains("pending 1", "a &lt;project&gt;", ">Cancel</button>");
    assertThat(send("/cloud-admin/work/" + ann + "/1/cancel/", "").header("Location"))
        .contains("/cloud-admin/work/?notice=canceled");
    assertThat(visit("/cloud-admin/work/?status=failed").text()).contains(">Retry</button>", "1 export<");
    assertThat(send("/cloud-admin/work/" + ann + "/1/cancel/", "").status()).isEqualTo(409);
    assertThat(send("/cloud-admin/work/" + ann + "/1/retry/", "").status()).isEqualTo(302);
    assertThat(send("/cloud-admin/work/" + ann + "/99/retry/", "").status()).isEqualTo(404);
  }

  @Test
  void pagesAreStrictAndAreNotKept() {
    TestResponse page = visit(USERS);
    assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("unsafe");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.text()).doesNotContain("<style", " style=", "onclick", "<script");
  }

  @Test
  void whatStaffSendsIsWrittenDownWithoutPasswords() {
    send(USERS + "add/", "username=carol&email=&password=long-secret-9&password_again=long-secret-9&staff=true");
    send(USERS + user("carol").id().value() + "/password/", "password=123&password_again=123");
    send(USERS + user("carol").id().value() + "/delete/", "");
    assertThat(platform.audit.list("", 0, 10)).extracting(AuditLog.Entry::actor).containsOnly("boss");
    assertThat(platform.audit.list("", 0, 10))
        .extracting(AuditLog.Entry::action, AuditLog.Entry::subject, AuditLog.Entry::outcome)
        .containsExactly(
            tuple("Delete user", "carol", "done"), tuple("Change password", "carol", "refused"),
            tuple("Add user", "", "done"));
    TestResponse page = visit("/cloud-admin/audit/");
    assertThat(page.text()).contains("Delete user", "username=carol, email=, staff=true", "3 actions")
        .doesNotContain("long-secret", "csrfmiddlewaretoken=");
    assertThat(visit("/cloud-admin/audit/?q=Change").text()).contains("1 action<").doesNotContain("Delete user");
  }

  @Test
  void whatIsRefusedOrComesFromElsewhereIsSeenAsSuch() {
    send(USERS + boss.id().value() + "/delete/", "");
    assertThat(platform.audit.list("", 0, 10)).extracting(AuditLog.Entry::outcome)
        .containsExactly("refused: You cannot delete your own account.");
    platform.send(TestRequests.of("POST", USERS + "add/", "username=eve", "Cookie", "sessionid=" + session,
        "Content-Type",
        "application/x-www-form-urlencoded"));
    assertThat(platform.audit.count("")).as("a form without its proof does nothing").isEqualTo(1);
  }
}
