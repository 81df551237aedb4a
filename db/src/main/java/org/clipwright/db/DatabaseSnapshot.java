package org.clipwright.db;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.postgresql.PGConnection;

/** A consistent snapshot of all tables, while others continue to write. Not thread-safe. */
public final class DatabaseSnapshot implements AutoCloseable {

  /** Liquibase's own table; a restore creates it again. */
  static final String LIQUIBASE = "databasechangelog";

  /** A restored database is another installation: it must not mistake the original's storage for its own. */
  private static final String TABLES =
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like"
          + " '" + LIQUIBASE + "%' and relname <> 'installation' order by relname";

  private static final String COLUMNS =
      "select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped"
          + " and attgenerated = '' order by attnum";

  private final Connection connection;

  /** Takes the snapshot now. */
  public DatabaseSnapshot(Database database) {
    try {
      connection = database.connect();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      texts("select 1");
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  private static PlatformException unreadable(Exception failure) {
    return new PlatformException(
        ErrorCode.RESOURCE, "The database cannot be read: " + failure.getMessage(), failure);
  }

  /** The migrations that created the tables, in order. */
  public List<String> changes() {
    return texts("select id from " + LIQUIBASE + " order by orderexecuted");
  }

  /** The names of the tables. */
  public List<String> tables() {
    return texts(TABLES);
  }

  /** The columns of a table that are not generated. */
  public List<String> columns(String table) {
    return texts(String.format(COLUMNS, quoted(table)));
  }

  /** The last assigned numbers, by sequence. */
  public Map<String, Long> sequences() {
    Map<String, Long> last = new LinkedHashMap<>();
    for (String pair : texts(
        "select sequencename || ' ' || last_value from pg_sequences where schemaname = 'public' and last_value is not"
            + " null order by sequencename")) {
      last.put(pair.split(" ")[0], Long.parseLong(pair.split(" ")[1]));
    }
    return last;
  }

  /** The keys of all referenced media. */
  public List<String> media() {
    return texts("select key from file union select output from export where output is not null"
        + " and output <> '' order by 1");
  }

  /** Writes a table's rows and returns how many there are. */
  public long write(String table, OutputStream target) throws IOException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI()
          .copyOut("copy " + quoted(table) + " (" + list(columns(table)) + ") to stdout", target);
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  static String list(List<String> columns) {
    return String.join(", ", columns.stream().map(DatabaseSnapshot::quoted).toList());
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private List<String> texts(String query) {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw unreadable(failure);
    }
  }
}
