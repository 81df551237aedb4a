package org.clipwright.rest.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clipwright.db.AuditTable;
import org.clipwright.db.ClipTable;
import org.clipwright.db.Database;
import org.clipwright.db.DatabaseStorageOverview;
import org.clipwright.db.DatabaseWorkOverview;
import org.clipwright.db.EffectTable;
import org.clipwright.db.ExportTable;
import org.clipwright.db.FileTable;
import org.clipwright.db.ProjectTable;
import org.clipwright.db.UserTable;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.rest.RestConfiguration;
import org.clipwright.rest.TestPlatform;
import org.clipwright.rest.message.TestRequests;
import org.clipwright.rest.message.TestResponse;
import org.clipwright.services.account.AuditLog;
import org.clipwright.services.account.User;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many SQL statements a page of a list takes does not depend on how many rows it shows; a real database is asked.
 */
@Timeout(300)
class ListStatementsTest {

  private static final int ROWS = 100;
  private static final int MOST = 6;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;
  private static TestPlatform platform;
  private static String token;
  private static String session;
  private static StatementCount statements;

  @BeforeAll
  static void fill() {
    postgres = EmbeddedDatabase.start(folder.resolve("database"));
    database = Database.open(postgres.address(), 2);
    Repositories stores = new Repositories(new UserTable(database), new ProjectTable(database), new FileTable(database),
        new ClipTable(database), new EffectTable(database), new ExportTable(database));
    platform = new TestPlatform(RestConfiguration.withUploadsIn(UploadRoom.unlimited(folder.resolve("uploads"))),
        stores, new TestPlatform.Overviews(
            new AuditTable(database), new DatabaseWorkOverview(database), new DatabaseStorageOverview(database)));
    User ann = platform.accounts.create("ann", "", "ann-password", false);
    token = platform.accounts.token(ann);
    database.run(() -> fill(stores, ann.id()));
    database.run(() -> fillAdministration(stores));
    session = platform.accounts.beginSession(platform.accounts.create("boss", "", "boss-password", true)).orElseThrow();
    readLogback();
    statements = new StatementCount();
  }

  /** Surefire makes modules of providers of services, which nothing reads by itself. */
  private static void readLogback() {
    for (String name : List.of("ch.qos.logback.classic", "ch.qos.logback.core")) {
      ModuleLayer.boot().findModule(name).ifPresent(module -> ListStatementsTest.class.getModule().addReads(module));
    }
  }

  private static void fill(Repositories stores, UserId ann) {
    for (int i = 0; i < ROWS; i++) {
      long project = stores.projects().insert(Drafts.project(ann, "Film " + i)).id();
      long parts = i == 0 ? ROWS : i % 10 == 1 ? 3 : 0;
      for (int part = 0; part < parts; part++) {
        long file = stores.files().insert(Drafts.file(ann, project, part + ".mp4", "video")).id();
        stores.clips().insert(Drafts.clip(ann, project, file, part, 0));
        stores.effects().insert(Drafts.effect(ann, project, "Fade", "Negate"));
        stores.exports().insert(Drafts.export(ann, project, "video"));
      }
    }
  }

  private static void fillAdministration(Repositories stores) {
    AuditTable audit = new AuditTable(database);
    for (int i = 0; i < ROWS; i++) {
      platform.accounts.token(stores.users().insert("user" + i, "", "x", false).orElseThrow());
      audit.begin(new AuditLog.Entry(Instant.EPOCH, "boss", "192.0.2.1", "Add user", "user" + i, "", "done"));
    }
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  private static List<String> statements(String method, String path, String body, int status) {
    return statements.during(() -> {
      TestResponse response = platform.send(TestRequests.of(method, path, body, "Authorization", "Token " + token,
          "Content-Type", "application/json"));
      assertThat(response.status()).as(response.text()).isEqualTo(status);
    });
  }

  private static int statements(String path, int rows) {
    String address = path + (path.contains("?") ? "&" : "?") + "page_size=" + rows;
    List<String> statements = statements("GET", address, "", 200);
    JsonNode page = platform.send(TestRequests.get(address, "Authorization", "Token " + token)).json();
    assertThat(page.path("results")).as(address).hasSize(rows);
    assertThat(statements).as(address).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    return statements.size();
  }

  @Test
  void moreRowsTakeNoMoreStatements() {
    StringBuilder table = new StringBuilder("| list | 1 row | 10 rows | 100 rows |\n| --- | --- | --- | --- |\n");
    List<String> lists = new ArrayList<>(List.of("/projects/", "/projects/?search=film&ordering=-name"));
    for (String part : List.of("files", "clips", "effects", "exports")) {
      lists.addAll(List.of("/" + part + "/", "/projects/1/" + part + "/",
          "/" + part + "/?project=1&ordering=-date_updated,id"));
    }
    for (String list : lists) {
      List<Integer> counts = List.of(statements(list, 1), statements(list, 10), statements(list, ROWS));
      table.append("| ").append(list).append(" | ")
          .append(String.join(" | ", counts.stream().map(String::valueOf).toList())).append(" |\n");
      assertThat(counts).as(list).containsOnly(counts.getFirst());
    }
    System.out.println(table);
  }

  @Test
  void theLastPageTakesNoMore() {
    assertThat(statements("GET", "/projects/1/clips/?page=last", "", 200)).hasSizeLessThanOrEqualTo(MOST);
  }

  @Test
  void aChangeWithinAProjectTakesFewStatements() {
    for (String path : List.of("/projects/1/clips/1/", "/projects/1/effects/1/", "/projects/1/exports/1/",
        "/projects/1/files/1/", "/projects/1/", "/clips/1/")) {
      List<String> statements = statements("PATCH", path, "{}", 200);
      System.out.println("PATCH " + path + " takes " + statements.size() + " statements.");
      assertThat(statements).as(path).hasSizeLessThanOrEqualTo(MOST);
      assertThat(statements("GET", path, "", 200)).as(path).hasSizeLessThanOrEqualTo(3);
    }
  }

  private static int administration(String address, String shown) {
    List<String> taken = statements.during(() -> {
      TestResponse page =
          platform.send(TestRequests.get(address, "Accept", "text/html", "Cookie", "sessionid=" + session));
      assertThat(page.status()).as(address).isEqualTo(200);
      assertThat(page.text()).as(address).contains(shown);
    });
    assertThat(taken).as(address).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    return taken.size();
  }

  @Test
  void listsOfTheAdministrationTakeAsFewHoweverMuchTheyShow() {
    StringBuilder table = new StringBuilder("| list | 1 row | 11 rows | 100 rows |\n| --- | --- | --- | --- |\n");
    for (String list : List.of("/cloud-admin/auth/user/", "/cloud-admin/authtoken/token/", "/cloud-admin/audit/")) {
      List<Integer> counts = List.of(
          administration(list + "?q=user99", "user99"), administration(list + "?q=user9", "user90"),
          administration(list + "?q=user", "user"));
      table.append("| ").append(list).append(" | ")
          .append(String.join(" | ", counts.stream().map(String::valueOf).toList())).append(" |\n");
      assertThat(counts).as(list).containsOnly(counts.getFirst());
    }
    int nothing = administration("/cloud-admin/work/?status=failed", "Queue and workers");
    assertThat(administration("/cloud-admin/work/", "Film 0")).isEqualTo(nothing);
    table.append("| /cloud-admin/work/ | ").append(nothing).append(" | | ").append(nothing).append(" |\n");
    table.append("| /cloud-admin/storage/ | ").append(administration("/cloud-admin/storage/", "Storage"))
        .append(" | | |\n");
    System.out.println(table);
  }
}
