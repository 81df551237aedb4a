package org.clipwright.services.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clipwright.services.budget.sender.Sender;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairTurnsTest {

  private final FairTurns turns = new FairTurns(1, Duration.ofSeconds(50));
  private final List<String> served = new CopyOnWriteArrayList<>();

  /** Begins to wait, and gives the place on as soon as it has it. */
  private Thread waits(String client) throws InterruptedException {
    return waits(new Sender(client, ""));
  }

  private Thread waits(Sender sender) throws InterruptedException {
    int before = turns.waiting();
    Thread thread = Thread.ofVirtual().start(() -> {
      turns.take(sender);
      served.add(sender.group() + sender.name());
      turns.giveBack();
    });
    while (turns.waiting() == before) {
      Thread.sleep(1);
    }
    return thread;
  }

  @Test
  void whoComesLateIsServedBeforeTheOthersManyThatWait() throws Exception {
    turns.take(new Sender("ann", ""));
    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(waits("ann"));
    }
    threads.add(waits("bob"));
    threads.add(waits("bob"));
    turns.giveBack();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(served).hasSize(22).startsWith("ann", "bob", "ann", "bob", "ann", "ann");
  }

  @Test
  void behindOneAddressWhoComesLateIsServedBeforeTheOthersManyThatWait() throws Exception {
    turns.take(Sender.NOBODY);
    List<Thread> threads = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(waits(new Sender("proxy ", "ann")));
    }
    threads.add(waits(new Sender("proxy ", "bob")));
    threads.add(waits("eve"));
    turns.giveBack();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(served).hasSize(22).startsWith("proxy ann", "eve", "proxy bob", "proxy ann", "proxy ann");
  }

  @Test
  void placesThatAreFreeAreTakenAtOnceAndAllComeBack() {
    FairTurns two = new FairTurns(2, Duration.ofMillis(1));
    for (int i = 0; i < 3; i++) {
      two.take(new Sender("ann", ""));
      two.take(new Sender("ann", ""));
      two.giveBack();
      two.giveBack();
    }
    assertThat(two.waiting()).isZero();
  }

  @Test
  void whoWaitsTooLongIsToldToComeBackAndLeavesNoTrace() {
    FairTurns impatient = new FairTurns(1, Duration.ofMillis(1));
    impatient.take(new Sender("ann", ""));
    assertThatThrownBy(() -> impatient.take(new Sender("bob", "")))
        .isInstanceOfSatisfying(PlatformException.class, busy -> assertThat(busy.code()).isEqualTo(ErrorCode.BUSY));
    assertThat(impatient.waiting()).isZero();
    impatient.giveBack();
    impatient.take(new Sender("bob", ""));
  }
}
