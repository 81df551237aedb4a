package org.clipwright.distribution;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One sum over all rows that users have put into the database; it changes when any of them does. */
final class TableSums implements AutoCloseable {

  private static final List<String> TABLES =
      List.of("account", "token", "project", "file", "clip", "effect", "export", "job_render",
          "transcription", "job_transcribe", "editor_state");

  private final Connection connection;
  private final String query;

  TableSums(Map<String, String> database) throws SQLException {
    this.connection = DriverManager.getConnection(database.get("CLIPWRIGHT_DATABASE_URL"),
        database.get("CLIPWRIGHT_DATABASE_USER"), database.get("CLIPWRIGHT_DATABASE_PASSWORD"));
    this.query = "select " + TABLES.stream()
        .map(table -> "(select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table + " t)")
        .collect(Collectors.joining(" || "));
  }

  String sum() throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
