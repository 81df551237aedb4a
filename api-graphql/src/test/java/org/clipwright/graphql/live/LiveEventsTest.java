package org.clipwright.graphql.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.clipwright.services.budget.HeapBudget;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.resource.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Who watches sees the present and the end, and no more than it asked for on the way. */
class LiveEventsTest {

  private static final UserId OWNER = new UserId(1);
  private static final int END = 100;
  private static final long ROOM = 1 << 20;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Optional<Integer>> stored = new AtomicReference<>(Optional.of(0));
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong(1);
  private final AtomicReference<Runnable> reading = new AtomicReference<>(() -> {});
  private final LiveFeed<Integer> feed =
      new LiveFeed<>(clock, workers, new KeptHeap(ROOM, ROOM / 2), new LiveFeed.Kind<>((_, _) -> {
        reads.incrementAndGet();
        reading.get().run();
        return stored.get();
      }, value -> value == END, _ -> bytes.get()));

  /** Collects what it is told. */
  private static final class Client implements Subscriber<Integer> {

    private final BlockingQueue<Integer> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private Subscription subscription;

    @Override
    public void onSubscribe(Subscription begun) {
      subscription = begun;
    }

    @Override
    public void onNext(Integer event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable cause) {
      ends.add(cause.toString());
    }

    @Override
    public void onComplete() {
      ends.add("complete");
    }

    Integer next() throws InterruptedException {
      subscription.request(1);
      return events.poll(10, TimeUnit.SECONDS);
    }

    /** A look that happens to come at the moment of a change tells of it, and the notice of the change once more. */
    Integer nextAfter(int told) throws InterruptedException {
      Integer next = next();
      return Integer.valueOf(told).equals(next) ? next() : next;
    }

    String end() throws InterruptedException {
      return ends.poll(10, TimeUnit.SECONDS);
    }
  }

  private Client client() {
    return client(OWNER, 7);
  }

  private Client client(UserId owner, long id) {
    Client client = new Client();
    new LiveEvents<>(feed, owner, id, stored.get().orElseThrow(), (_, now) -> List.of(now), () -> {}).subscribe(client);
    return client;
  }

  private void store(int value) {
    stored.set(Optional.of(value));
    feed.changed(7);
  }

  @AfterEach
  void stop() {
    clock.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void presentComesAtOnceAndTheEndAlways() throws Exception {
    Client client = client();
    assertThat(client.next()).isZero();
    store(40);
    assertThat(client.next()).isEqualTo(40);
    store(END);
    assertThat(client.nextAfter(40)).isEqualTo(END);
    assertThat(client.end()).isEqualTo("complete");
    assertThat(feed.watched(_ -> true)).isEmpty();
  }

  @Test
  void whoIsSlowIsToldTheNewestOnly() throws Exception {
    Client slow = client();
    Client witness = client();
    assertThat(slow.next()).isZero();
    assertThat(witness.next()).isZero();
    for (int value = 10; value <= 30; value += 10) {
      store(value);
      assertThat(witness.next()).isEqualTo(value);
    }
    assertThat(slow.next()).isEqualTo(30);
  }

  @Test
  void manyChangesMakeFewEvents() throws Exception {
    Client client = client();
    long began = System.nanoTime();
    int told = 0;
    for (int value = 1; value < 2_000; value++) {
      store(value == 1_999 ? END : value % 90);
    }
    while (client.ends.isEmpty() && client.next() != END) {
      told++;
    }
    long quarters = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / LiveFeed.INTERVAL_MILLIS;
    assertThat(told).isLessThanOrEqualTo((int) quarters + 1);
    assertThat(client.end()).isEqualTo("complete");
  }

  @Test
  void manyWatchersShareOneReading() throws Exception {
    List<Client> clients = java.util.stream.Stream.generate(this::client).limit(500).toList();
    for (Client client : clients) {
      assertThat(client.next()).isZero();
    }
    int before = reads.get();
    store(END);
    for (Client client : clients) {
      assertThat(client.next()).isEqualTo(END);
      assertThat(client.end()).isEqualTo("complete");
    }
    assertThat(reads.get() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void changeWithoutANoticeIsFoundByLookingAgain() throws Exception {
    Client client = client();
    assertThat(client.next()).isZero();
    stored.set(Optional.of(50));
    feed.lookAgain();
    assertThat(client.next()).isEqualTo(50);
  }

  @Test
  void watchingEndsWithWhatIsWatched() throws Exception {
    Client client = client();
    assertThat(client.next()).isZero();
    stored.set(Optional.empty());
    feed.changed(7);
    client.subscription.request(1);
    assertThat(client.end()).isEqualTo("complete");
    assertThat(client.events).isEmpty();
  }

  @Test
  void whoLeavesIsForgotten() throws Exception {
    Client client = client();
    assertThat(client.next()).isZero();
    client.subscription.cancel();
    assertThat(feed.watched(_ -> true)).isEmpty();
  }

  private static String refusal(Client client) throws InterruptedException {
    client.subscription.request(1);
    return client.end();
  }

  @Test
  void whatOneUserWatchesTakesOnlySoMuchMemory() throws Exception {
    bytes.set(ROOM / 40);
    List<Client> clients = LongStream.range(0, 5).mapToObj(id -> client(OWNER, id)).toList();
    for (Client client : clients) {
      assertThat(client.next()).isZero();
    }
    assertThat(refusal(client(OWNER, 5))).contains("more of the server's memory than one user may have");
    assertThat(client(new UserId(2), 6).next()).isZero();
    clients.getFirst().subscription.cancel();
    assertThat(client(OWNER, 5).next()).isZero();
  }

  @Test
  void aSubscriptionOfWhatGrowsTooLargeEnds() throws Exception {
    Client client = client();
    assertThat(client.next()).isZero();
    bytes.set(ROOM);
    store(40);
    assertThat(refusal(client)).contains("more of the server's memory than one user may have");
    assertThat(feed.watched(_ -> true)).isEmpty();
  }

  /** A list is empty when it is first watched, and full of large objects afterwards. */
  @Test
  void readingsCountLikeThoseOfRequests() throws Exception {
    Client client = HeapBudget.ofThisProcess().open().call(this::client);
    assertThat(client.next()).isZero();
    reading.set(() -> HeapShare.current().claimForAnswer(Runtime.getRuntime().maxMemory()));
    feed.changed(7);
    assertThat(refusal(client)).contains("more JSON than this server can hold");
    assertThat(feed.watched(_ -> true)).isEmpty();
  }
}
