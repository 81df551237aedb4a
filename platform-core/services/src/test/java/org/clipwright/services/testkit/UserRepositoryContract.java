package org.clipwright.services.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.account.UserRepository.NewToken;
import org.clipwright.services.account.UserRepository.Token;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with accounts, tokens and sessions. */
public abstract class UserRepositoryContract {

  private static final UserId NOBODY = new UserId(Long.MAX_VALUE);
  private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

  private UserRepository users;
  private String unique;
  private User ann;
  private User ben;

  /** A repository that may hold the accounts of other tests. */
  protected abstract UserRepository users();

  @BeforeEach
  final void openAccounts() {
    users = users();
    unique = Long.toString(System.nanoTime(), 36);
    ann = users.insert("ann" + unique, "Ann" + unique + "@example.test", "hash", true).orElseThrow();
    ben = users.insert("ben" + unique, "", "hash", false).orElseThrow();
  }

  private UserRepository.Search search(Optional<Boolean> active, Optional<Boolean> staff) {
    return new UserRepository.Search(unique.toUpperCase(java.util.Locale.ROOT), active, staff);
  }

  @Test
  void namesAreTakenOnce() {
    assertThat(users.insert(ann.name(), "", "other", false)).isEmpty();
    assertThat(users.findByName(ann.name()).orElseThrow()).isEqualTo(new UserRepository.Login(ann, "hash"));
    assertThat(users.findByName(ann.name() + "x")).isEmpty();
    assertThat(users.find(ann.id())).contains(ann);
    assertThat(users.find(NOBODY)).isEmpty();
    assertThat(ann.active()).isTrue();
    assertThat(ann.staff()).isTrue();
  }

  @Test
  void accountsAreSearchedInAnyCaseAndListedByName() {
    assertThat(users.list(search(Optional.empty(), Optional.empty()), 0, 10)).containsExactly(ann, ben);
    assertThat(users.list(search(Optional.empty(), Optional.empty()), 1, 10)).containsExactly(ben);
    assertThat(users.count(search(Optional.empty(), Optional.of(true)))).isEqualTo(1);
    assertThat(users.count(search(Optional.of(false), Optional.empty()))).isZero();
    assertThat(users.count(UserRepository.Search.text(unique + "@EXAMPLE"))).isEqualTo(1);
    assertThat(users.count(UserRepository.Search.text("%" + unique))).isZero();
    assertThat(users.count(UserRepository.Search.text(""))).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aChangeIsKept() {
    User changed = new User(ben.id(), "ben2" + unique, "b@example.test", false, true, ben.created(), 1);
    assertThat(users.update(changed)).contains(changed);
    assertThat(users.find(ben.id())).contains(changed);
    assertThat(users.findByName(changed.name()).orElseThrow().passwordHash()).isEqualTo("hash");
    assertThat(users.update(new User(NOBODY, "x" + unique, "", true, false, Instant.EPOCH, 1))).isEmpty();
  }

  @Test
  void anAccountHasOneTokenOfEachKey() {
    assertThat(users.tokenNonce(ann, new NewToken("h1" + unique, "k1", "n1"))).contains("n1");
    assertThat(users.tokenNonce(ann, new NewToken("h2" + unique, "k1", "n2"))).contains("n1");
    assertThat(users.tokenNonce(ann, new NewToken("h3" + unique, "k2", "n3"))).contains("n3");
    assertThat(users.findByToken("h1" + unique)).contains(ann);
    assertThat(users.findByToken("h2" + unique)).isEmpty();
    assertThat(users.findByToken("h3" + unique)).contains(ann);
    assertThat(users.countTokens(ann.name())).isEqualTo(2);
    List<String> hashes = users.tokens(ann.name(), 0, 10).stream().map(Token::hash).toList();
    assertThat(hashes).containsExactly("h3" + unique, "h1" + unique);
    assertThat(users.tokens(ann.name(), 1, 10)).hasSize(1);
    assertThat(users.deleteTokens(ann.id())).isTrue();
    assertThat(users.deleteTokens(ann.id())).isFalse();
    assertThat(users.findByToken("h1" + unique)).isEmpty();
  }

  @Test
  void sessionsEnd() {
    users.insertSession("s1" + unique, ann, LATER);
    users.insertSession("s2" + unique, ann, LATER);
    assertThat(users.findBySession("s1" + unique, Instant.now())).contains(ann);
    assertThat(users.findBySession("s1" + unique, LATER.plusSeconds(1))).isEmpty();
    users.deleteSession("s1" + unique);
    assertThat(users.findBySession("s1" + unique, Instant.now())).isEmpty();
    assertThat(users.findBySession("s2" + unique, Instant.now())).contains(ann);
  }

  @Test
  void aNewPasswordEndsSessionsAndTokensOfThatAccountAlone() {
    users.insertSession("s" + unique, ann, LATER);
    users.insertSession("t" + unique, ben, LATER);
    users.tokenNonce(ann, new NewToken("h" + unique, "k", "n"));
    users.replacePassword(ann.id(), "new");
    assertThat(users.findByName(ann.name()).orElseThrow().passwordHash()).isEqualTo("new");
    assertThat(users.findBySession("s" + unique, Instant.now())).isEmpty();
    assertThat(users.findByToken("h" + unique)).isEmpty();
    assertThat(users.findBySession("t" + unique, Instant.now())).contains(ben);
  }

  @Test
  void whoWasReadWithAnEarlierPasswordGetsNeitherSessionNorToken() {
    assertThat(users.tokenNonce(ann, new NewToken("h1" + unique, "k", "n1"))).isPresent();
    users.replacePassword(ann.id(), "new");
    assertThat(users.insertSession("s" + unique, ann, LATER)).isFalse();
    assertThat(users.findBySession("s" + unique, Instant.now())).isEmpty();
    assertThat(users.tokenNonce(ann, new NewToken("h2" + unique, "k", "n2"))).isEmpty();
    assertThat(users.countTokens(ann.name())).isZero();
    User now = users.find(ann.id()).orElseThrow();
    assertThat(users.insertSession("s" + unique, now, LATER)).isTrue();
    assertThat(users.tokenNonce(now, new NewToken("h3" + unique, "k", "n3"))).contains("n3");
  }

  @Test
  void aRemovedAccountLeavesNothing() {
    users.insertSession("s" + unique, ann, LATER);
    users.tokenNonce(ann, new NewToken("h" + unique, "k", "n"));
    assertThat(users.delete(ann.id())).isTrue();
    assertThat(users.delete(ann.id())).isFalse();
    assertThat(users.find(ann.id())).isEmpty();
    assertThat(users.findByToken("h" + unique)).isEmpty();
    assertThat(users.findBySession("s" + unique, Instant.now())).isEmpty();
  }
}
