package org.clipwright.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.clipwright.services.budget.FairTurns;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Transactions;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

/**
 * A PostgreSQL database with the platform's tables: connections, transactions and statements.
 *
 * <p>Any thread may use it. A transaction belongs to the thread that began it.
 */
public final class Database implements Transactions, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A process that hangs in the middle of a transaction must not hold its locks for ever. */
  private static final String ENDING_FORGOTTEN = "set idle_in_transaction_session_timeout = '10min'";

  private final Address address;
  private final HikariDataSource pool;
  private final DSLContext plain;
  private final ThreadLocal<DSLContext> transaction = new ThreadLocal<>();

  /**
   * Where a database is.
   *
   * @param url for the JDBC driver
   * @param user empty when the URL names it or the driver's default applies
   * @param password empty when the URL contains it or none is needed
   */
  public record Address(String url, String user, String password) {

    /** Omits the password. */
    @Override
    public String toString() {
      return url.replaceAll("password=[^&]*", "password=***");
    }
  }

  private Database(Address address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(new FairConnections(pool, new FairTurns(pool.getMaximumPoolSize(), PATIENCE)));
    configuration.set(SQLDialect.POSTGRES);
    configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false)
        .withReturnAllOnUpdatableRecord(true));
    configuration.set(
        new DefaultExecuteListenerProvider(new FailureTranslator()),
        new DefaultExecuteListenerProvider(new StatementLog()));
    this.plain = DSL.using(configuration);
  }

  /**
   * Connects, and migrates the tables; if several processes do so at once, one does the work.
   *
   * @param connections the pool's maximum size; each job worker and {@link DatabaseNotices} use one more
   * @throws PlatformException {@code RESOURCE} with a message when the database cannot be reached or used
   */
  public static Database open(Address address, int connections) {
    Database database = connectTo(address, connections);
    try (Connection connection = database.connect()) {
      Migration.run(connection);
      return database;
    } catch (SQLException e) {
      database.close();
      throw unusable(address, e);
    }
  }

  /**
   * Connects to a database whose tables are known to be up to date.
   *
   * @param connections as for {@link #open}
   * @throws PlatformException {@code RESOURCE} with a message when the database cannot be reached
   */
  public static Database connectTo(Address address, int connections) {
    quietLibraries();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    if (!address.user().isEmpty()) {
      config.setUsername(address.user());
      config.setPassword(address.password());
    }
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setPoolName("clipwright");
    config.setConnectionInitSql(ENDING_FORGOTTEN);
    try {
      return new Database(address, new HikariDataSource(config));
    } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      throw unusable(address, e);
    }
  }

  private static PlatformException unusable(Address address, Exception why) {
    return new PlatformException(
        ErrorCode.RESOURCE, "The database " + address + " cannot be used: " + why.getMessage(), why);
  }

  private static void quietLibraries() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  /** Where this database is, and how to sign in to it. */
  public Address address() {
    return address;
  }

  /**
   * Checks that the database answers.
   *
   * @throws PlatformException when it does not answer
   */
  public void check() {
    plain.selectOne().fetch();
  }

  /**
   * The connections of the pool.
   *
   * @param active connections in use
   * @param idle open connections not in use
   * @param awaited threads waiting for one
   * @param limit the maximum size
   */
  public record Connections(int active, int idle, int awaited, int limit) {}

  /** The pool's current use. */
  public Connections connections() {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new Connections(now.getActiveConnections(), now.getIdleConnections(),
        now.getThreadsAwaitingConnection(), pool.getMaximumPoolSize());
  }

  /** Runs statements in the transaction of this thread, or each in its own. */
  DSLContext statements() {
    DSLContext current = transaction.get();
    return current == null ? plain : current;
  }

  /** The pool, for libraries that run their own statements. */
  DataSource pool() {
    return pool;
  }

  /** A connection outside the pool, for long waits; the caller closes it. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "clipwright");
    if (!address.user().isEmpty()) {
      properties.setProperty("user", address.user());
      properties.setProperty("password", address.password());
    }
    return DriverManager.getConnection(address.url(), properties);
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (transaction.get() != null) {
      return work.get();
    }
    try {
      return plain.transactionResult(
          configuration -> {
            transaction.set(configuration.dsl());
            try {
              return work.get();
            } finally {
              transaction.remove();
            }
          });
    } catch (DataAccessException uncommitted) {
      SQLException cause = uncommitted.getCause(SQLException.class);
      throw cause != null && FailureTranslator.isLost(cause) ? new LostDatabaseException(cause) : uncommitted;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
