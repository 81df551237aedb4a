package org.clipwright.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Migrates the tables. */
final class Migration {

  /** An arbitrary number, as long as nobody else uses it. */
  private static final long LOCK = 0x636c6970777269L;

  private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

  private Migration() {}

  /**
   * Applies the migrations that the database lacks.
   *
   * <p>The lock is PostgreSQL's own, which ends with its connection; Liquibase's lock is a row, which a killed process
   * would leave behind, so the holder of the real lock removes it.
   */
  static void run(Connection connection) throws SQLException {
    locked(connection, liquibase -> liquibase.update(new Contexts()));
  }

  /**
   * Applies only the first migrations, as an earlier version would have.
   *
   * @return the applied migrations, in order
   */
  static List<String> first(Connection connection, int count) throws SQLException {
    locked(connection, liquibase -> liquibase.update(count, ""));
    List<String> made = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(
            "select id from " + DatabaseSnapshot.LIQUIBASE + " order by orderexecuted")) {
      while (rows.next()) {
        made.add(rows.getString(1));
      }
    }
    return made;
  }

  /** Work for Liquibase. */
  @FunctionalInterface
  private interface Work {
    void with(Liquibase liquibase) throws LiquibaseException;
  }

  private static void locked(Connection connection, Work work) throws SQLException {
    LIQUIBASE_LOG.setLevel(Level.WARNING);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection, work));
      } catch (Exception e) {
        throw new SQLException("The database schema could not be migrated: " + e.getMessage(), e);
      } finally {
        connection.setAutoCommit(true);
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }

  /** Liquibase is not closed here: that would close the connection, and with it the lock. */
  @SuppressWarnings("resource")
  private static void update(Connection connection, Work work) throws LiquibaseException {
    liquibase.database.Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    Liquibase liquibase =
        new Liquibase(
            "db-changelog/changelog.yaml", new ClassLoaderResourceAccessor(Migration.class.getClassLoader()), database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.forceReleaseLocks();
    work.with(liquibase);
  }
}
