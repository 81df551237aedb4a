package org.clipwright.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

/** Brings the tables up to date. */
final class Migration {

  /** Any number will do, as long as nobody else takes it. */
  private static final long LOCK = 0x636c6970777269L;

  private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

  private Migration() {}

  /**
   * Runs what the database does not have yet.
   *
   * <p>The lock is PostgreSQL's own, which ends with its connection; Liquibase's lock is a row, which a killed process
   * would leave behind, so it is taken away by whoever holds the real one.
   */
  static void run(Connection connection) throws SQLException {
    LIQUIBASE_LOG.setLevel(Level.WARNING);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(connection));
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
  private static void update(Connection connection) throws LiquibaseException {
    liquibase.database.Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    Liquibase liquibase =
        new Liquibase(
            "db-changelog/changelog.yaml", new ClassLoaderResourceAccessor(Migration.class.getClassLoader()), database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.forceReleaseLocks();
    liquibase.update(new Contexts());
  }
}
