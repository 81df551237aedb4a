package org.clipwright.db;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.postgresql.PGConnection;

/** Fills an empty database from a snapshot, and migrates it. */
public final class DatabaseRestore implements AutoCloseable {

  private static final String REFERENCES =
      "select c.relname, r.relname from pg_constraint join pg_class c on c.oid = conrelid join pg_class r on r.oid ="
          + " confrelid where contype = 'f' and conrelid <> confrelid";

  private final Connection connection;

  /** Where the rows of a table come from. */
  @FunctionalInterface
  public interface RowSource {
    InputStream open(String table) throws IOException;
  }

  /** @throws PlatformException when the database is not empty, or cannot be reached */
  public DatabaseRestore(Database database) {
    try {
      connection = database.connect();
      if (!pairs("select relname, relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
          .isEmpty()) {
        connection.close();
        throw PlatformException.state("The database is not empty. Restore into an empty database.");
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private static PlatformException failed(Exception failure) {
    return new PlatformException(
        ErrorCode.RESOURCE, "The database cannot be restored: " + failure.getMessage(), failure);
  }

  /**
   * Creates the tables as they were, fills them, and applies later migrations.
   *
   * @param changes the migrations that had created the tables
   * @param columns the columns of each table
   * @param sequences the last assigned numbers, by sequence
   * @throws PlatformException when a different version of the program is needed
   */
  public void run(
      List<String> changes, Map<String, List<String>> columns, Map<String, Long> sequences, RowSource rows)
      throws IOException {
    try {
      List<String> known = Migration.first(connection, changes.size());
      if (!known.equals(changes)) {
        throw PlatformException.state("The backup was made by a version of Clipwright with tables that this version"
            + " does not know. Restore it with that version or a later one.");
      }
      connection.setAutoCommit(false);
      for (String table : inOrder(columns.keySet())) {
        try (InputStream source = rows.open(table)) {
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + DatabaseSnapshot.quoted(table) + " ("
              + DatabaseSnapshot.list(columns.get(table)) + ") from stdin", source);
        }
      }
      for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
        advance(sequence.getKey(), sequence.getValue());
      }
      connection.commit();
      connection.setAutoCommit(true);
      Migration.run(connection);
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private void advance(String sequence, long last) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
      statement.setString(1, DatabaseSnapshot.quoted(sequence));
      statement.setLong(2, last);
      statement.execute();
    }
  }

  /** Rows come after those they reference. */
  private List<String> inOrder(Set<String> tables) throws SQLException {
    Map<String, Set<String>> needs = new TreeMap<>();
    tables.forEach(table -> needs.put(table, new TreeSet<>()));
    for (List<String> reference : pairs(REFERENCES)) {
      if (needs.containsKey(reference.getFirst())) {
        needs.get(reference.getFirst()).add(reference.getLast());
      }
    }
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < needs.size()) {
      List<String> next = needs.keySet().stream()
          .filter(table -> !ordered.contains(table) && ordered.containsAll(needs.get(table))).toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + needs);
      }
      ordered.addAll(next);
    }
    return List.copyOf(ordered);
  }

  private List<List<String>> pairs(String query) throws SQLException {
    List<List<String>> pairs = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        pairs.add(List.of(rows.getString(1), rows.getString(2)));
      }
    }
    return pairs;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }
}
