package org.clipwright.services.preview.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.DirectTransactions;
import org.clipwright.services.testkit.InMemoryWork;
import org.clipwright.services.testkit.RecordedJobs;
import org.clipwright.services.testkit.RecordedNotices;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.services.work.WorkDispatcher;
import org.clipwright.services.work.WorkRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody looks at is rendered once, what follows is rendered ahead, and what was left behind is not. */
@Timeout(60)
class KeptRendersTest {

  private static final String KEY = "rendered";
  private static final UserId ANN = new UserId(1);

  /** Long enough for a thread to go on with what it should not. */
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private final List<Integer> rendered = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private int slow = Integer.MAX_VALUE;
  private WorkDispatcher workers;
  private KeptRenders renders;

  /** A worker that renders as soon as it is asked, one segment slowly. */
  private final class Worker extends InMemoryWork {
    @Override
    public long insert(WorkRequest<?> request) {
      long id = super.insert(request);
      int number = ((WorkRequest.PreviewSegment) request).number();
      rendered.add(number);
      if (number == slow) {
        awaitPermission();
      }
      finish(id, new Done(new WorkAnswer.Kept(KEY)));
      return id;
    }
  }

  private void awaitPermission() {
    try {
      assertThat(mayGoOn.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @BeforeEach
  void start() {
    MediaStore media = new MediaStore(new InMemoryStorageProvider());
    media.put(KEY, new ByteArrayInputStream("segment".getBytes(StandardCharsets.UTF_8)));
    workers = new WorkDispatcher(
        new Worker(), new RecordedJobs(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>()),
        new DirectTransactions(), new RecordedNotices(), Duration.ofSeconds(30));
    renders = new KeptRenders(media, workers);
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    renders.close();
    workers.close();
  }

  private static KeptRenders.Wanted segment(int number) {
    return new KeptRenders.Wanted(ANN, "segment " + number,
        new WorkRequest.PreviewSegment(JsonNodeFactory.instance.objectNode(), "360p", number, 1000));
  }

  private static KeptRenders.Viewing at(int number) {
    return new KeptRenders.Viewing(
        "film", segment(number), IntStream.of(number + 1, number + 2).mapToObj(KeptRendersTest::segment).toList());
  }

  private void awaitRendered(int number) throws InterruptedException {
    while (!rendered.contains(number)) {
      Thread.sleep(5);
    }
  }

  @Test
  void whatFollowsIsRenderedAhead() throws InterruptedException {
    assertThat(renders.bytes(at(0))).asString(StandardCharsets.UTF_8).isEqualTo("segment");
    awaitRendered(2);
    assertThat(rendered).containsExactly(0, 1, 2);
  }

  @Test
  void nothingIsRenderedTwice() throws InterruptedException {
    renders.bytes(at(0));
    awaitRendered(2);
    renders.bytes(at(1));
    awaitRendered(3);
    assertThat(rendered).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whoLooksElsewhereNoLongerNeedsWhatWouldHaveFollowed() throws InterruptedException {
    slow = 1;
    renders.bytes(at(0));
    awaitRendered(1);
    renders.bytes(at(40));
    awaitRendered(42);
    mayGoOn.countDown();
    renders.bytes(segment(1));
    Thread.sleep(A_MOMENT);
    assertThat(rendered).contains(40, 41, 42).doesNotContain(2);
  }

  @Test
  void whatSomebodyWaitsForGoesFirst() throws InterruptedException {
    slow = 80;
    Thread waiting = Thread.ofVirtual().start(() -> renders.bytes(segment(80)));
    awaitRendered(80);
    renders.bytes(at(0));
    Thread.sleep(A_MOMENT);
    assertThat(rendered).containsExactly(80, 0);
    mayGoOn.countDown();
    waiting.join();
    awaitRendered(2);
    assertThat(rendered).containsExactly(80, 0, 1, 2);
  }

  @Test
  void whoLooksOnNeedsItStill() throws InterruptedException {
    slow = 1;
    renders.bytes(at(0));
    awaitRendered(1);
    Thread player = Thread.ofVirtual().start(() -> renders.bytes(at(1)));
    mayGoOn.countDown();
    player.join();
    awaitRendered(3);
    assertThat(rendered).containsExactlyInAnyOrder(0, 1, 2, 3);
  }
}
