package org.clipwright.render.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderCancelledException;
import org.junit.jupiter.api.Test;

/** How drawings end that are not wanted any more. */
class DrawingThreadTest {

  /** How long a drawing is watched that has taken too long. */
  private static final long WATCHED_MILLIS = 2_000;

  /** A worker whose interrupted job does not end within a second is replaced. */
  @Test
  void whoeverIsInterruptedDoesNotWaitForADrawingThatGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch let = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Thread caller = Thread.ofPlatform().start(() -> {
      assertThatThrownBy(() -> DrawingThread.call("a drawing", Duration.ofMinutes(1), () -> goOn(begun, let)))
          .isInstanceOf(RenderCancelledException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      cancelled.countDown();
    });
    try {
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
      caller.interrupt();
      assertThat(cancelled.await(WATCHED_MILLIS - 500, TimeUnit.MILLISECONDS))
          .as("although the drawing still goes on").isTrue();
    } finally {
      let.countDown();
    }
  }

  /** A worker that ran out of memory is replaced: it need not be for an array that never was. */
  @Test
  void whatIsLargerThanTheHeapHarmsNobodyElse() {
    assertThatThrownBy(() -> DrawingThread.call("It", Duration.ofMinutes(1), () -> new long[Integer.MAX_VALUE - 8]))
        .isInstanceOf(MediaException.class).hasMessage("It is too complex: there is not enough memory to draw it.")
        .hasNoCause();
  }

  private static boolean goOn(CountDownLatch begun, CountDownLatch let) {
    begun.countDown();
    while (let.getCount() > 0) {
      Thread.onSpinWait();
    }
    return true;
  }
}
