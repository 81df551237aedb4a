package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.clipwright.services.error.ThrottledException;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final SignInThrottle throttle = new SignInThrottle(10, now::get);

  private void fail(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      throttle.begin(account, address);
    }
  }

  @Test
  void guessesOfOneAccountFromOneAddressAreTurnedAwayAndToldWhenToComeBack() {
    fail(10, "ann", "192.0.2.1");
    assertThatThrownBy(() -> throttle.begin("ann", "192.0.2.1"))
        .isInstanceOfSatisfying(ThrottledException.class, refusal -> assertThat(refusal.seconds()).isEqualTo(30))
        .hasMessage("Request was throttled. Expected available in 30 seconds.");
    now.set(now.get().plusSeconds(29));
    assertThatThrownBy(() -> throttle.begin("ann", "192.0.2.1"))
        .hasMessage("Request was throttled. Expected available in 1 second.");
    now.set(now.get().plusSeconds(1));
    assertThatCode(() -> throttle.begin("ann", "192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void anotherAddressAndAnotherAccountAreLetIn() {
    fail(10, "ann", "192.0.2.1");
    assertThatCode(() -> throttle.begin("ann", "192.0.2.2")).doesNotThrowAnyException();
    assertThatCode(() -> throttle.begin("bob", "192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void oneAddressCannotGuessAtManyAccounts() {
    for (int i = 0; i < 50; i++) {
      throttle.begin("user" + i, "192.0.2.1");
    }
    assertThatThrownBy(() -> throttle.begin("ann", "192.0.2.1")).isInstanceOf(ThrottledException.class);
  }

  @Test
  void addressesOfOneNetworkOfIpv6AreOne() {
    for (int i = 0; i < 10; i++) {
      throttle.begin("ann", "2001:db8:1:2::" + i);
    }
    assertThatThrownBy(() -> throttle.begin("ann", "2001:db8:1:2:ffff::1")).isInstanceOf(ThrottledException.class);
    assertThatCode(() -> throttle.begin("ann", "2001:db8:1:3::1")).doesNotThrowAnyException();
  }

  @Test
  void manyAddressesCannotGuessAtOneAccountNorShutItsOwnerOut() {
    throttle.begin("ann", "198.51.100.7").succeeded();
    for (int i = 0; i < 100; i++) {
      throttle.begin("ann", "192.0.2." + i);
    }
    assertThatThrownBy(() -> throttle.begin("ann", "192.0.2.200")).isInstanceOf(ThrottledException.class);
    assertThatCode(() -> throttle.begin("ann", "198.51.100.7")).doesNotThrowAnyException();
    now.set(now.get().plus(Duration.ofSeconds(36)));
    assertThatCode(() -> throttle.begin("ann", "203.0.113.1"))
        .as("an owner at a new address waits, but not for ever").doesNotThrowAnyException();
  }

  @Test
  void rightPasswordsDoNotCount() {
    for (int i = 0; i < 1000; i++) {
      throttle.begin("ann", "192.0.2.1").succeeded();
    }
    fail(10, "ann", "192.0.2.1");
  }

  @Test
  void refusalsCostTheOtherLimitsNothing() {
    fail(10, "ann", "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> throttle.begin("ann", "192.0.2.1")).isInstanceOf(ThrottledException.class);
    }
    assertThatCode(() -> throttle.begin("bob", "192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void theTableIsBounded() {
    for (int i = 0; i < 60_000; i++) {
      throttle.begin("user" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }
    assertThat(throttle.size()).isLessThanOrEqualTo(50_000);
  }
}
