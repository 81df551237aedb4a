package org.clipwright.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who can get into the built-in database, and how far. */
@Timeout(120)
class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @Test
  void nobodyGetsInWithoutThePassword() throws SQLException {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("database"))) {
      Database.Address address = postgres.address();
      String url = address.url().replaceAll("\\?.*", "");
      for (String user : List.of("postgres", "clipwright", "root")) {
        for (String database : List.of("/postgres", "/template1")) {
          assertThatThrownBy(() -> DriverManager.getConnection(url.replace("/postgres", database), user,
              "postgres").close())
              .isInstanceOf(SQLException.class);
        }
      }
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", address.password()).close())
          .hasMessageContaining("no pg_hba.conf entry");
      assertThat(connected(address, "select current_user")).isEqualTo("clipwright");
      assertThat(address.toString()).doesNotContain(address.password());
    }
  }

  @Test
  void itsRoleReachesNeitherProgramsNorFilesNorRoles() throws SQLException {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("database"))) {
      for (String attack : List.of(
          "copy (select 1) to program 'touch " + folder + "/planted'",
          "copy (select 1) to '" + folder + "/planted'",
          "select pg_read_file('/etc/hostname')",
          "select lo_import('/etc/hostname')",
          "alter role clipwright superuser",
          "create role other superuser login",
          "set role postgres",
          "grant pg_execute_server_program to clipwright",
          "alter system set listen_addresses = '*'",
          "create extension file_fdw")) {
        assertThatThrownBy(() -> connected(postgres.address(), attack)).as(attack).isInstanceOf(SQLException.class);
      }
      assertThat(folder.resolve("planted")).doesNotExist();
      assertThat(connected(postgres.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void itsFilesAreClosedToOthers() throws IOException {
    Path database = folder.resolve("database");
    EmbeddedDatabase.start(database).close();
    assertThat(openToOthers(database)).isEmpty();
    String password = Files.readString(database.resolve("data/clipwright.password")).strip();
    assertThat(password).hasSizeGreaterThan(40);
    try (EmbeddedDatabase again = EmbeddedDatabase.start(database)) {
      assertThat(again.address().password()).isEqualTo(password);
      assertThat(openToOthers(database)).isEmpty();
    }
  }

  /** As earlier versions started it. */
  private static EmbeddedPostgres open(Path database) throws IOException {
    Files.createDirectories(database);
    return EmbeddedPostgres.builder().setDataDirectory(database.resolve("data")).setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(database.resolve("programs").toFile())
        .setPgBinaryResolver(
            (system, machine) -> io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver.INSTANCE
                .getPgBinary(system, machine))
        .setServerConfig("unix_socket_directories", "").start();
  }

  @Test
  void databaseOfAnEarlierVersionIsShutWithAllThatIsInIt() throws Exception {
    Path database = folder.resolve("database");
    try (EmbeddedPostgres former = open(database)) {
      Database.Address address =
          new Database.Address(former.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      Database.open(address, 2).close();
      connected(address, "insert into account (name, email, password_hash, active, staff) values ('kept', '', 'x',"
          + " true, false) returning id");
      connected(address, "create role clipwright superuser login password 'planted'; grant pg_execute_server_program"
          + " to clipwright; select 1");
    }
    Files.createFile(database.resolve("complete"));
    Path binary;
    try (Stream<Path> files = Files.walk(database.resolve("programs"))) {
      binary = files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
    }
    Files.writeString(binary, "#!/bin/sh\ntouch " + folder + "/planted\n");

    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(database);
        Database opened = Database.open(postgres.address(), 2)) {
      opened.check();
      assertThat(connected(postgres.address(), "select name from account")).isEqualTo("kept");
      assertThat(connected(postgres.address(), "select rolsuper::text from pg_roles where rolname = 'clipwright'"))
          .isEqualTo("false");
      assertThat(connected(postgres.address(),
          "select count(*) from pg_auth_members where member = 'clipwright'::regrole"))
          .isEqualTo("0");
      assertThat(
          connected(
              postgres.address(),
              "select count(*) from pg_class where relnamespace = 'public'::regnamespace"
                  + " and relowner <> 'clipwright'::regrole"))
          .isEqualTo("0");
      connected(postgres.address(), "alter table account add column further text; select 1");
      String url = postgres.address().url().replaceAll("\\?.*", "");
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres").close())
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> DriverManager.getConnection(url, "clipwright", "planted").close())
          .isInstanceOf(SQLException.class);
      assertThat(openToOthers(database)).isEmpty();
    }
    assertThat(folder.resolve("planted")).doesNotExist();
  }

  private static String connected(Database.Address address, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      while (!rows && statement.getUpdateCount() != -1) {
        rows = statement.getMoreResults();
      }
      try (var result = statement.getResultSet()) {
        return result != null && result.next() ? result.getString(1) : "";
      }
    }
  }

  private static List<String> openToOthers(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isSymbolicLink(file)).map(EmbeddedDatabaseTest::described)
          .filter(line -> !line.startsWith("------", 3)).toList();
    }
  }

  private static String described(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + file;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
