package org.clipwright.render.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.clipwright.render.codec.DecodedPicture;
import org.clipwright.render.codec.Scaling;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the pictures of layers that are decoded at once. */
class DecodingThreadsTest {

  private final DecodingThreads threads = new DecodingThreads(4);
  private final AtomicInteger closed = new AtomicInteger();

  /** A decoded picture that counts when it is closed. */
  private record Counted(AtomicInteger closed) implements DecodedPicture {

    @Override
    public int width() {
      return 1;
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public boolean opaque() {
      return true;
    }

    @Override
    public void toFrame(Frame target, Scaling scaling) {
      throw new UnsupportedOperationException("Nobody draws it.");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @AfterEach
  void closeThreads() {
    threads.close();
  }

  private LayerPicture picture() {
    return new LayerPicture(null, Optional.empty(), Optional.of(new Counted(closed)), true);
  }

  @Test
  void picturesComeInTheOrderOfTheirTasks() {
    LayerPicture first = picture();
    LayerPicture last = picture();
    assertThat(threads.run(List.of(() -> first, () -> last))).containsExactly(first, last);
    assertThat(threads.run(List.of())).isEmpty();
    assertThat(closed).hasValue(0);
  }

  @Test
  void failureReleasesThePicturesOfTheOthersAndIsTheFirst() {
    Callable<LayerPicture> broken = () -> {
      throw new RenderException("broken");
    };
    Callable<LayerPicture> alsoBroken = () -> {
      throw new RenderException("also broken");
    };
    assertThatThrownBy(() -> threads.run(List.of(this::picture, broken, alsoBroken, this::picture)))
        .isInstanceOf(RenderException.class).hasMessage("broken")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(closed).hasValue(2);
  }

  @Test
  void interruptWaitsForTheTasksAndReleasesAllPictures() {
    CountDownLatch begun = new CountDownLatch(1);
    Callable<LayerPicture> slow = () -> {
      begun.await();
      return picture();
    };
    assertThatThrownBy(() -> threads.run(List.of(slow, slow, () -> {
      Thread.currentThread().interrupt();
      begun.countDown();
      return picture();
    }))).isInstanceOf(RenderException.class).hasMessage("Decoding was interrupted.");
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    assertThat(closed).hasValue(3);
  }
}
