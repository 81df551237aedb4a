package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.clipwright.services.error.ThrottledException;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.Test;

class RequestThrottleTest {

  private static final UserId ANN = new UserId(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final RequestThrottle throttle =
      new RequestThrottle(Optional.of(new RequestThrottle.Rate(100, 10)), now::get);

  private void sendAll() {
    for (int i = 0; i < 100; i++) {
      throttle.count(ANN);
    }
  }

  @Test
  void userWhoSendsMoreThanTheBurstIsTurnedAwayAndToldWhenToComeBack() {
    sendAll();
    assertThatThrownBy(() -> throttle.count(ANN))
        .isInstanceOfSatisfying(ThrottledException.class, refusal -> assertThat(refusal.seconds()).isEqualTo(1));
    now.set(now.get().plusSeconds(1));
    for (int i = 0; i < 10; i++) {
      throttle.count(ANN);
    }
    assertThatThrownBy(() -> throttle.count(ANN)).isInstanceOf(ThrottledException.class);
  }

  @Test
  void nobodyElsePaysForIt() {
    sendAll();
    assertThatCode(() -> throttle.count(new UserId(2))).doesNotThrowAnyException();
    assertThatCode(() -> throttle.countStranger("192.0.2.1")).doesNotThrowAnyException();
  }

  @Test
  void strangersCountByTheNetworkOfTheirAddress() {
    for (int i = 0; i < 100; i++) {
      throttle.countStranger("2001:db8:1:2::" + i);
    }
    assertThatThrownBy(() -> throttle.countStranger("2001:db8:1:2:ffff::1")).isInstanceOf(ThrottledException.class);
    assertThatCode(() -> throttle.countStranger("2001:db8:1:3::1")).doesNotThrowAnyException();
  }

  @Test
  void wholeBurstIsThereAgainAfterAQuietWhile() {
    sendAll();
    now.set(now.get().plusSeconds(11));
    assertThatCode(this::sendAll).doesNotThrowAnyException();
  }

  @Test
  void withoutARateNothingIsCounted() {
    for (int i = 0; i < 1000; i++) {
      RequestThrottle.NONE.count(ANN);
    }
  }
}
