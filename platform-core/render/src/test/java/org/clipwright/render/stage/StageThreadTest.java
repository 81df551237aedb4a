package org.clipwright.render.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a thread that produces items ends. */
class StageThreadTest {

  @Test
  void endIsAwaitedByAnInterruptedThreadToo() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    StageThread<String> stage = new StageThread<>("slow", 1, _ -> {}, _ -> {
      begun.countDown();
      takeAMoment();
    });
    begun.await();
    Thread.currentThread().interrupt();
    boolean ended = stage.ended();
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    assertThat(ended).isTrue();
  }

  /** Like a library that does not end when it is interrupted. */
  private static void takeAMoment() {
    long end = System.nanoTime() + 300_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void itemsThatNobodyTakesAreDiscarded() throws InterruptedException {
    List<String> discarded = new ArrayList<>();
    StageThread<String> stage = new StageThread<>("eager", 2, discarded::add, outlet -> {
      outlet.put("one");
      outlet.put("two");
    });
    assertThat(stage.next()).isEqualTo("one");
    assertThat(stage.ended()).isTrue();
    stage.close();
    assertThat(discarded).containsExactly("two");
  }
}
