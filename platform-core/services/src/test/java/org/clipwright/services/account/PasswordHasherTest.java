package org.clipwright.services.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  private static final long MEGABYTE = 1 << 20;

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();

  private byte[] slowly(String password, byte[] salt) {
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      Thread.sleep(10);
      if (password.isEmpty()) {
        throw new IllegalArgumentException("no password");
      }
      return new byte[32];
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      running.decrementAndGet();
    }
  }

  @Test
  void checksBeyondThePermittedNumberWaitForTheirTurn() throws Exception {
    PasswordHasher hasher = new PasswordHasher(this::slowly, 2);
    List<Future<Boolean>> checks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        String hash = i % 2 == 0 ? hasher.nobodys() : "a hash of another form";
        checks.add(threads.submit(() -> hasher.matches("wrong", hash)));
      }
    }
    for (Future<Boolean> check : checks) {
      assertThat(check.get()).isFalse();
    }
    assertThat(mostRunning).hasValue(2);
  }

  @Test
  void aHashThatFailsGivesItsTurnBack() {
    PasswordHasher hasher = new PasswordHasher(this::slowly, 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> hasher.hash("")).hasMessage("no password");
    }
    assertThat(hasher.hash("some")).startsWith("$argon2id$");
  }

  @Test
  void theHeapAndTheProcessorsBoundHowManyAreHashedAtOnce() {
    assertThat(PasswordHasher.atOnce(256 * MEGABYTE, 64)).isEqualTo(3);
    assertThat(PasswordHasher.atOnce(4096 * MEGABYTE, 2)).isEqualTo(2);
    assertThat(PasswordHasher.atOnce(32 * MEGABYTE, 8)).isEqualTo(1);
  }
}
