package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first tables held is there in those of today, after an update and after a restore. */
class UpgradeTest {

  /** Accounts, resources, work and jobs. */
  private static final int FIRST = 4;

  /** The token of the file is stored as this since. */
  private static final String TOKEN_HASH = "5cc1e9113bbaa7040c4e0fbe80ea6aa743e34add380c596abe5fe584ece883ec";

  @TempDir private Path folder;
  private EmbeddedDatabase postgres;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    postgres = EmbeddedDatabase.start(folder.resolve("database"));
    database = Database.connectTo(postgres.address(), 4);
    try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
      assertThat(Migration.first(connection, FIRST)).hasSize(FIRST).startsWith("accounts", "resources");
      statement.execute(Files.readString(Path.of("src/test/resources/first-tables.sql")));
    }
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private static void assertThatAllIsThere(Database now) {
    assertThat(new UserTable(now).findByToken(TOKEN_HASH))
        .hasValueSatisfying(user -> assertThat(user.name()).isEqualTo("editor"));
    assertThat(new ProjectTable(now).find(new UserId(2), 1))
        .hasValueSatisfying(project -> assertThat(project.json().path("note").asText()).isEqualTo("kept"));
    assertThat(new FileTable(now).find(new UserId(2), 1))
        .hasValueSatisfying(file -> assertThat(file.key()).isEqualTo("video/files/1/bars.png"));
    assertThat(new ExportTable(now).find(new UserId(2), 1)).map(Export::status).contains(Export.Status.COMPLETED);
    assertThat(now.statements().fetchCount(DSL.table("job_render"))).isOne();
  }

  @Test
  void tablesOfTheFirstVersionAreBroughtUpToDate() throws Exception {
    try (Connection connection = database.connect()) {
      Migration.run(connection);
    }
    assertThatAllIsThere(database);
  }

  @Test
  void snapshotOfTheFirstVersionIsRestoredByThisOne() throws Exception {
    Map<String, byte[]> rows = new HashMap<>();
    Map<String, List<String>> columns = new HashMap<>();
    List<String> changes;
    Map<String, Long> sequences;
    try (DatabaseSnapshot moment = new DatabaseSnapshot(database);
        Connection meanwhile = database.connect(); Statement statement = meanwhile.createStatement()) {
      statement.execute("update project set json = '{}'; delete from file");
      for (String table : moment.tables()) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        moment.write(table, written);
        rows.put(table, written.toByteArray());
        columns.put(table, moment.columns(table));
      }
      assertThat(moment.media()).containsExactly("video/files/1/bars.png", "video/output/1/output-1-1-a.mp4");
      changes = moment.changes();
      sequences = moment.sequences();
    }
    try (Connection empty = database.connect(); Statement statement = empty.createStatement()) {
      statement.execute("drop schema public cascade; create schema public");
    }
    try (DatabaseRestore restore = new DatabaseRestore(database)) {
      restore.run(changes, columns, sequences, table -> new ByteArrayInputStream(rows.get(table)));
    }
    assertThatAllIsThere(database);
    assertThat(database.statements().fetchValue("select nextval('account_id_seq')").toString()).isEqualTo("3");
    assertThatThrownBy(() -> new DatabaseRestore(database)).isInstanceOf(PlatformException.class)
        .hasMessage("The database is not empty. Restore into an empty database.");
  }

  @Test
  void snapshotOfALaterVersionIsRefused() {
    try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade; create schema public");
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    try (DatabaseRestore restore = new DatabaseRestore(database)) {
      assertThatThrownBy(() -> restore.run(List.of("accounts", "something-new"), Map.of(), Map.of(), table -> null))
          .hasMessageContaining("made by a version of Clipwright with tables that this version does not know");
    }
  }
}
