package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.account.TokenKey;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository.NewToken;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, tokens and sessions as they are kept in PostgreSQL. */
@Timeout(120)
class UserTableTest {

  private static final String OLD_TOKEN = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  private static AccountService accounts(Database database, int key) {
    byte[] secret = new byte[32];
    secret[0] = (byte) key;
    return AccountService.of(new UserTable(database), 10, TokenKey.of(secret), Duration.ofHours(1),
        InstantSource.system());
  }

  /** Makes the table of tokens as it was when they were kept in clear. */
  private static void putBack(Database database, User owner) {
    database.statements().execute("drop table token");
    database.statements().execute("create table token (key text primary key,"
        + " account bigint not null unique references account (id) on delete cascade,"
        + " created timestamptz not null default clock_timestamp())");
    database.statements().execute("insert into token (key, account) values (?, ?)", OLD_TOKEN, owner.id().value());
    database.statements().execute("delete from databasechangelog where id = 'token-hashes'");
  }

  @Test
  void tokensKeptInClearAreHashedWhereTheyStandAndStayGood() {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("database"))) {
      User ann;
      try (Database database = Database.open(postgres.address(), 2)) {
        ann = accounts(database, 1).create("ann", "", "ann-password", false);
        putBack(database, ann);
      }
      try (Database database = Database.open(postgres.address(), 2)) {
        AccountService accounts = accounts(database, 1);
        assertThat(database.statements().fetch("select * from token").toString()).doesNotContain(OLD_TOKEN);
        assertThat(accounts.byToken(OLD_TOKEN)).isEqualTo(ann);
        String fresh = accounts.token(ann);
        assertThat(fresh).isEqualTo(accounts.token(ann)).isNotEqualTo(OLD_TOKEN);
        assertThat(database.statements().fetch("select * from token").toString()).doesNotContain(fresh);
        assertThat(accounts.byToken(OLD_TOKEN)).isEqualTo(ann);
        assertThat(accounts.byToken(fresh)).isEqualTo(ann);
        assertThat(accounts.countTokens("ann")).isEqualTo(2);
      }
    }
  }

  @Test
  void aChangedPasswordEndsTokensAndSessionsOfItsAccountAlone() {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("database"));
        Database database = Database.open(postgres.address(), 2)) {
      AccountService accounts = accounts(database, 1);
      User ann = accounts.create("ann", "", "ann-password", false);
      User bob = accounts.create("bob", "", "bob-password", false);
      String token = accounts.token(ann);
      String elsewhere = accounts(database, 2).token(ann);
      String session = accounts.beginSession(ann).orElseThrow();
      String bobs = accounts.token(bob);
      String bobsSession = accounts.beginSession(bob).orElseThrow();
      accounts(database, 2).changePassword(ann.id(), "another-1");
      assertThatThrownBy(() -> accounts.byToken(token)).isInstanceOf(PlatformException.class);
      assertThatThrownBy(() -> accounts.byToken(elsewhere)).isInstanceOf(PlatformException.class);
      assertThat(accounts.bySession(session)).isEmpty();
      assertThat(accounts.token(accounts.find(ann.id()))).isNotEqualTo(token);
      assertThat(accounts.byToken(bobs)).isEqualTo(bob);
      assertThat(accounts.bySession(bobsSession)).contains(bob);
    }
  }

  /** The old password was right a moment ago; the change is under way, and not to be seen from elsewhere yet. */
  @Test
  void whatBeginsWhileThePasswordIsChangedWaitsAndThenDoesNotBegin() throws Exception {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve("database"));
        Database database = Database.open(postgres.address(), 4);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      UserTable users = new UserTable(database);
      User ann = users.insert("ann", "", "hash", false).orElseThrow();
      List<Future<Boolean>> begun = new ArrayList<>();
      database.run(() -> {
        users.replacePassword(ann.id(), "another");
        begun.add(clients.submit(() -> users.insertSession("s", ann, Instant.now().plusSeconds(60))));
        begun.add(clients.submit(() -> users.tokenNonce(ann, new NewToken("h", "k", "n")).isPresent()));
        awaitWaiting(database, begun);
      });
      for (Future<Boolean> each : begun) {
        assertThat(each.get()).isFalse();
      }
      assertThat(users.findBySession("s", Instant.now())).isEmpty();
      assertThat(users.findByToken("h")).isEmpty();
    }
  }

  private static void awaitWaiting(Database database, List<Future<Boolean>> clients) {
    while (clients.stream().anyMatch(client -> !client.isDone())
        && database.statements().fetchSingle("select count(*) from pg_locks where not granted").get(0, Integer.class)
            < clients.size()) {
      Thread.onSpinWait();
    }
  }
}
