package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jobs a worker takes from a real queue, and what becomes of those that it does not finish. */
class JobWorkerTest {

  private static final int JOBS = 6;
  private static final UserId USER = new UserId(1);

  @TempDir private static Path folder;

  private static EmbeddedDatabase postgres;
  private static Database database;

  private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedDatabase.start(folder);
    database = Database.open(postgres.address(), 6);
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
    postgres.close();
  }

  /** PostgreSQL plans for one row in the table, as after the statistics of a quiet hour. */
  @BeforeEach
  void jobsWaitOfWhichTheStatisticsKnowOne() {
    DatabaseJobQueue queue = new DatabaseJobQueue(database);
    database.statements().execute("delete from job_render");
    queue.enqueue(JobQueue.Kind.EXPORT, USER, 1);
    database.statements().execute("analyze job_render");
    LongStream.rangeClosed(2, JOBS).forEach(id -> queue.enqueue(JobQueue.Kind.EXPORT, USER, id));
  }

  /** Does jobs as a test wants. */
  private record Doing(LongConsumer job, BiConsumer<Long, String> failing) implements JobHandler {

    @Override
    public void run(long id) {
      job.accept(id);
    }

    @Override
    public void fail(long id, String sentence) {
      failing.accept(id, sentence);
    }
  }

  private JobWorker worker(String name, LongConsumer handler) {
    return worker(name, handler, (_, sentence) -> {
      throw new AssertionError(sentence);
    });
  }

  private JobWorker worker(String name, LongConsumer handler, BiConsumer<Long, String> failing) {
    JobWorker.Settings settings = new JobWorker.Settings(Lane.RENDER, name, 1, 4, Duration.ofMillis(100));
    Doing doing = new Doing(handler, failing);
    return JobWorker.start(database, settings,
        Map.of(JobQueue.Kind.EXPORT, doing, JobQueue.Kind.SEGMENT, doing, JobQueue.Kind.JOIN, doing));
  }

  private long next() throws InterruptedException {
    Long id = begun.poll(20, TimeUnit.SECONDS);
    assertThat(id).as("a job that is begun").isNotNull();
    return id;
  }

  private static List<String> taken() {
    return database.statements().fetch("select task_instance from job_render where picked").getValues(0, String.class);
  }

  @Test
  void jobsThatAWorkerHasNoThreadForAreLeftToOthers() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try (JobWorker worker = worker("busy", id -> {
      begun.add(id);
      await(end);
    })) {
      assertThat(next()).isEqualTo(1);
      assertThat(taken()).singleElement().asString().startsWith("1:");
      end.countDown();
    }
  }

  @Test
  void jobThatGoesBackToTheQueueKeepsItsPlace() throws InterruptedException {
    try (JobWorker worker = worker("stopped", id -> {
      begun.add(id);
      await(new CountDownLatch(1));
    })) {
      assertThat(next()).isEqualTo(1);
    }
    assertThat(taken()).isEmpty();
    try (JobWorker worker = worker("next", begun::add)) {
      for (long id = 1; id <= JOBS; id++) {
        assertThat(next()).isEqualTo(id);
      }
    }
  }

  @Test
  void jobThatIsAbandonedTellsWhoeverWaitsForIt() throws InterruptedException {
    database.statements().execute("update job_render set consecutive_failures = 2");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (JobWorker worker = worker("failing", _ -> {
      throw new IllegalStateException("As the test wants.");
    }, (id, sentence) -> told.add(id + ": " + sentence))) {
      assertThat(told.poll(20, TimeUnit.SECONDS)).startsWith("1: The work was abandoned after it had failed 3 times");
    }
  }

  /** Of a worker whose clock is wrong, the leases would seem to have ended. */
  @Test
  void timeIsThatOfTheDatabaseAndGoesOnWithoutIt() throws InterruptedException {
    Database away = Database.open(postgres.address(), 1);
    DatabaseClock clock = new DatabaseClock(away);
    Instant there = database.statements().fetchSingle("select clock_timestamp()").get(0, Instant.class);
    assertThat(clock.now()).isBetween(there.minusMillis(1), there.plusSeconds(10));
    away.close();
    Instant before = clock.now();
    TimeUnit.MILLISECONDS.sleep(20);
    assertThat(clock.now()).isBetween(before.plusMillis(20), before.plusSeconds(10));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      throw new IllegalStateException(asked);
    }
  }
}
