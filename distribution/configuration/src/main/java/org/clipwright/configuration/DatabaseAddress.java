package org.clipwright.configuration;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.clipwright.db.Database;

/**
 * The address of an external PostgreSQL.
 *
 * @param url for the JDBC driver
 * @param user empty when the URL names it or the driver's default applies
 * @param password empty when the URL contains it or none is needed
 */
public record DatabaseAddress(String url, String user, String password) {

  private static final String JDBC = "jdbc:postgresql:";

  /**
   * Reads either form of address.
   *
   * @param text {@code jdbc:postgresql:...}, or the libpq form {@code postgresql://user:password@host:port/name}
   */
  static DatabaseAddress parse(String text) {
    if (text.startsWith(JDBC)) {
      return new DatabaseAddress(text, "", "");
    }
    if (!text.matches("postgres(ql)?://.+")) {
      throw new IllegalArgumentException("Not the address of a PostgreSQL database.");
    }
    URI uri = URI.create(text);
    String[] login = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("Not the address of a PostgreSQL database.");
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new DatabaseAddress(
        JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query, part(login, 0), part(login, 1));
  }

  /** The same in the form used to connect. */
  public Database.Address forConnections() {
    return new Database.Address(url, user, password);
  }

  /** The same with a user and password where the address itself has none. */
  DatabaseAddress orElse(String otherUser, String otherPassword) {
    return new DatabaseAddress(
        url, user.isEmpty() ? otherUser : user, password.isEmpty() ? otherPassword : password);
  }

  private static String part(String[] login, int index) {
    return index < login.length ? URLDecoder.decode(login[index], StandardCharsets.UTF_8) : "";
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return url.replaceAll("password=[^&]*", "password=***");
  }
}
