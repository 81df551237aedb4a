package org.clipwright.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.clipwright.services.media.OwnerOnly;
import org.postgresql.util.PasswordUtil;

/**
 * The only access to a built-in database: one role that owns the tables and has no other privileges, with a password
 * stored in a file beside them. Nobody can sign in as the superuser.
 */
final class DatabaseAccess {

  static final String ROLE = "clipwright";

  /** PostgreSQL's name for the database that every installation starts with. */
  static final String DATABASE = "postgres";

  private static final String RULES =
      """
      # Written anew at every start of Clipwright: only its own role may connect, from this machine, by its password.
      host postgres clipwright 127.0.0.1/32 scram-sha-256
      """;

  private static final int PASSWORD_BYTES = 32;

  /** Everything in the tables' schema that has an owner; a column's own sequence follows its table. */
  private static final String TAKE_ALONG =
      "do $$ declare one record; begin for one in select c.oid::regclass as name from pg_class c"
          + " join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in"
          + " ('r','p','v','m','S') and not exists (select from pg_depend d where d.objid = c.oid and d.classid ="
          + " 'pg_class'::regclass and d.deptype in ('a','i'))"
          + " loop execute format('alter table %s owner to clipwright', one.name); end loop; end $$";

  private static final String TAKE_POWERS =
      "do $$ declare one record; begin for one in select r.rolname from pg_auth_members m join pg_roles r on r.oid ="
          + " m.roleid where m.member = 'clipwright'::regrole loop execute format('revoke %I from clipwright',"
          + " one.rolname); end loop; end $$";

  private final Path data;
  private final String password;
  private final boolean known;

  private DatabaseAccess(Path data, String password, boolean known) {
    this.data = data;
    this.password = password;
    this.known = known;
  }

  /**
   * The access to a database, which may not exist yet.
   *
   * @param data PostgreSQL's data folder
   */
  static DatabaseAccess of(Path data) throws IOException {
    Path file = passwordFile(data);
    if (Files.exists(file)) {
      return new DatabaseAccess(data, Files.readString(file).strip(), true);
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return new DatabaseAccess(data, Base64.getUrlEncoder().withoutPadding().encodeToString(random), false);
  }

  private static Path passwordFile(Path data) {
    return data.resolve("clipwright.password");
  }

  String password() {
    return password;
  }

  /**
   * Shuts it, while no server runs: for new databases, and those of earlier versions, which were open to everybody on
   * the machine.
   */
  void shut(DatabasePrograms programs) throws IOException {
    OwnerOnly.closeTree(data);
    replace(data.resolve("pg_hba.conf"), RULES);
    if (known) {
      OwnerOnly.close(passwordFile(data));
      return;
    }
    programs.run(data, statements());
    replace(passwordFile(data), password + "\n");
  }

  private List<String> statements() {
    String scrambled = PasswordUtil.encodeScramSha256(password.toCharArray());
    return List.of(
        "do $$ begin if not exists (select from pg_roles where rolname = 'clipwright')"
            + " then create role clipwright; end if; end $$",
        "alter role clipwright login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '"
            + scrambled + "'",
        TAKE_POWERS,
        "alter role postgres password null",
        "alter database postgres owner to clipwright",
        "alter schema public owner to clipwright",
        TAKE_ALONG);
  }

  private static void replace(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    OwnerOnly.write(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
