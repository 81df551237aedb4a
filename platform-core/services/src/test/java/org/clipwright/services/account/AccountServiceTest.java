package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.testkit.InMemoryUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountServiceTest {

  private static final String HOME = "192.0.2.1";

  private final AtomicInteger work = new AtomicInteger();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private final InMemoryUsers users = new InMemoryUsers();
  private final AccountService accounts = service(users, TokenKey.of(new byte[32]));
  private User ann;

  private AccountService service(UserRepository repository, TokenKey key) {
    PasswordHasher hasher = new PasswordHasher((password, salt) -> {
      work.incrementAndGet();
      meanwhile.getAndSet(() -> {}).run();
      return Arrays.copyOf((password + Arrays.toString(salt)).getBytes(StandardCharsets.UTF_8), 32);
    }, Integer.MAX_VALUE);
    return new AccountService(repository, hasher, new SignInThrottle(10, () -> Instant.EPOCH), key,
        Duration.ofHours(1), () -> Instant.EPOCH);
  }

  @BeforeEach
  void makeAnn() {
    ann = accounts.create("ann", "", "right", false);
    work.set(0);
  }

  private int workOf(String name, String password) {
    work.set(0);
    assertThatThrownBy(() -> accounts.byPassword(name, password, HOME)).hasMessage("Invalid username/password.");
    return work.get();
  }

  @Test
  void unknownAndDisabledAccountsTakeTheSameWorkAsKnownOnes() {
    assertThat(workOf("ann", "wrong")).isEqualTo(1);
    assertThat(workOf("nobody", "wrong")).isEqualTo(1);
    accounts.update(new User(ann.id(), "ann", "", false, false, ann.created(), 1));
    assertThat(workOf("ann", "wrong")).isEqualTo(1);
    assertThat(workOf("ann", "right")).isEqualTo(1);
    users.replacePassword(ann.id(), "a hash of another form");
    assertThat(workOf("ann", "right")).isEqualTo(1);
  }

  @Test
  void unknownAndKnownAccountsAreThrottledAlike() {
    for (String name : new String[] {"ann", "nobody"}) {
      for (int i = 0; i < 10; i++) {
        workOf(name, "wrong" + i);
      }
      work.set(0);
      assertThatThrownBy(() -> accounts.byPassword(name, "wrong", HOME)).isInstanceOf(ThrottledException.class);
      assertThatThrownBy(() -> accounts.tokenByPassword(name, "wrong", HOME)).isInstanceOf(ThrottledException.class);
      assertThat(work).hasValue(0);
    }
  }

  @Test
  void aRightPasswordThatComesWithEveryRequestIsCheckedOnceAndNeverThrottled() throws InterruptedException {
    CountDownLatch right = new CountDownLatch(200);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        clients.submit(() -> {
          accounts.byPassword("ann", "right", HOME);
          right.countDown();
        });
      }
    }
    assertThat(right.await(0, TimeUnit.SECONDS)).as("every request was let in").isTrue();
    assertThat(work).hasValue(1);
  }

  @Test
  void guessesAtTheSameTimeAreCountedBeforeTheyAreChecked() {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String guess = "wrong" + i;
        clients.submit(() -> accounts.byPassword("ann", guess, HOME));
      }
    }
    assertThat(work).hasValue(10);
  }

  @Test
  void aPasswordThatAnotherProcessChangedIsForgottenAtOnce() {
    accounts.byPassword("ann", "right", HOME);
    service(users, TokenKey.of(new byte[32])).changePassword(ann.id(), "new");
    assertThatThrownBy(() -> accounts.byPassword("ann", "right", HOME)).hasMessage("Invalid username/password.");
  }

  @Test
  void aPasswordThatIsChangedWhileItIsCheckedLetsNobodyIn() {
    meanwhile.set(() -> users.replacePassword(ann.id(), "the hash of a new one"));
    assertThat(workOf("ann", "right")).isEqualTo(1);
  }

  @Test
  void aChangedPasswordEndsTokensSessionsAndWhoeverIsConnected() {
    UserRepository.Login login = accounts.signIn("ann", "right", HOME);
    String token = accounts.token(ann);
    String session = accounts.beginSession(ann).orElseThrow();
    assertThat(accounts.holds(login)).isTrue();
    accounts.changePassword(ann.id(), "new");
    assertThat(accounts.holds(login)).isFalse();
    assertThat(accounts.bySession(session)).isEmpty();
    assertThatThrownBy(() -> accounts.byToken(token)).hasMessage("Invalid token.");
    assertThat(accounts.token(accounts.find(ann.id()))).isNotEqualTo(token);
  }

  @Test
  void whoHadSignedInBeforeThePasswordWasChangedBeginsNothingAfterwards() {
    User signedIn = accounts.byPassword("ann", "right", HOME);
    accounts.changePassword(ann.id(), "new");
    assertThat(accounts.beginSession(signedIn)).isEmpty();
    assertThatThrownBy(() -> accounts.token(signedIn)).hasMessage("Invalid username/password.");
    assertThat(users.kept()).isEmpty();
    assertThat(accounts.beginSession(accounts.byPassword("ann", "new", HOME))).isPresent();
  }

  @Test
  void theTokenIsTheSameEachTimeAndNotInTheDatabase() {
    String token = accounts.token(ann);
    assertThat(token).matches("[0-9a-f]{40}").isEqualTo(accounts.token(ann));
    assertThat(accounts.byToken(token)).isEqualTo(ann);
    assertThat(users.kept()).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(token));
  }

  @Test
  void aTokenOfAnotherKeyStaysGoodBesideTheNewOne() {
    String token = accounts.token(ann);
    AccountService other = service(users, TokenKey.of("another key, as long".getBytes(StandardCharsets.UTF_8)));
    String second = other.token(ann);
    assertThat(second).isNotEqualTo(token).isEqualTo(other.token(ann));
    assertThat(accounts.token(ann)).isEqualTo(token);
    assertThat(other.byToken(token)).isEqualTo(ann);
    other.deleteTokens(ann.id());
    assertThatThrownBy(() -> accounts.byToken(token)).isInstanceOf(PlatformException.class);
    assertThatThrownBy(() -> accounts.byToken(second)).isInstanceOf(PlatformException.class);
  }
}
