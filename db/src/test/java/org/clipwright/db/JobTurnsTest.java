package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clipwright.db.embedded.EmbeddedDatabase;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.RecordedNotices;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue.Kind;
import org.clipwright.services.work.Lane;
import org.clipwright.services.work.WorkRequest;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose jobs are done when there are more than can be done at a time, and what a dead worker leaves. */
class JobTurnsTest {

  private static final UserId GREEDY = new UserId(1);
  private static final UserId OTHER = new UserId(2);
  private static final int MOST = 4;
  private static final Duration LEFT_TO_IDLE_WORKERS = Duration.ofMillis(300);
  private static final String VERDICT = "This is too much.";

  @TempDir private static Path folder;

  private static EmbeddedDatabase postgres;
  private static Database database;
  private static DatabaseJobQueue queue;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  /** That a worker began a job, or failed it. */
  private record Event(String worker, String what, long id) {}

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedDatabase.start(folder);
    database = Database.open(postgres.address(), 10);
    queue = new DatabaseJobQueue(database);
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void nothingWaits() {
    database.statements().execute("delete from job_interactive");
    database.statements().execute("delete from job_render");
    database.statements().execute("delete from render_turn");
    database.statements().execute("delete from work_request");
  }

  /** A worker whose jobs go on until the test ends them. */
  private JobWorker holding(Lane lane, String name, int threads) {
    JobHandler handler = new JobHandler() {
      @Override
      public void run(long id) {
        events.add(new Event(name, "run", id));
        try {
          end.await();
        } catch (InterruptedException asked) {
          throw new IllegalStateException(asked);
        }
      }

      @Override
      public void fail(long id, String sentence) {
        events.add(new Event(name, sentence, id));
      }
    };
    JobWorker.Settings settings = new JobWorker.Settings(lane, name, threads, MOST, Duration.ofSeconds(2));
    return JobWorker.start(
        database, settings,
        Map.of(Kind.WORK, handler, Kind.WEBHOOK, handler, Kind.EXPORT, handler, Kind.SEGMENT, handler, Kind.JOIN,
            handler, Kind.RETENTION, handler, Kind.EXPIRY, handler)
            .entrySet().stream()
            .filter(entry -> entry.getKey().lane() == lane)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Event next() throws InterruptedException {
    Event event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("something that a worker does").isNotNull();
    return event;
  }

  private void assertNothingMore() throws InterruptedException {
    assertThat(events.poll(1500, TimeUnit.MILLISECONDS)).isNull();
  }

  private static void enqueue(UserId owner, long first, long last) {
    for (long id = first; id <= last; id++) {
      queue.enqueue(Kind.WORK, owner, id);
    }
  }

  @Test
  void userWithManyJobsLeavesRoomInEveryWorkerButOne() throws InterruptedException {
    enqueue(GREEDY, 1, 40);
    try (JobWorker one = holding(Lane.INTERACTIVE, "one", 8);
        JobWorker two = holding(Lane.INTERACTIVE, "two", 8)) {
      List<String> workers = List.of(next().worker(), next().worker(), next().worker(), next().worker());
      assertThat(Set.copyOf(workers)).hasSize(1);
      assertNothingMore();
      long asked = System.nanoTime();
      queue.enqueue(Kind.WORK, OTHER, 99);
      assertThat(next().id()).isEqualTo(99);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
      end.countDown();
      Set<Long> rest = new TreeSet<>();
      while (rest.size() < 36) {
        rest.add(next().id());
      }
      assertThat(rest).startsWith(5L).endsWith(40L);
    }
  }

  @Test
  void webhooksLeaveHalfOfAWorkerToCallers() throws InterruptedException {
    for (long id = 1; id <= 20; id++) {
      queue.enqueue(Kind.WEBHOOK, new UserId(100 + id), id);
    }
    try (JobWorker worker = holding(Lane.INTERACTIVE, "one", 8)) {
      for (int begun = 0; begun < 4; begun++) {
        assertThat(next().id()).isBetween(1L, 20L);
      }
      assertNothingMore();
      queue.enqueue(Kind.WORK, OTHER, 99);
      assertThat(next().id()).isEqualTo(99);
      end.countDown();
      for (int begun = 4; begun < 20; begun++) {
        assertThat(next().id()).isBetween(1L, 20L);
      }
    }
  }

  @Test
  void webhooksOfOneUserThatHangLeaveRoomForThoseOfOthers() throws InterruptedException {
    for (long id = 1; id <= 10; id++) {
      queue.enqueue(Kind.WEBHOOK, GREEDY, id);
    }
    try (JobWorker worker = holding(Lane.INTERACTIVE, "one", 8)) {
      assertThat(next().id()).isBetween(1L, 10L);
      assertThat(next().id()).isBetween(1L, 10L);
      assertNothingMore();
      queue.enqueue(Kind.WEBHOOK, OTHER, 99);
      assertThat(next().id()).isEqualTo(99);
      end.countDown();
      for (int begun = 2; begun < 10; begun++) {
        assertThat(next().id()).isBetween(1L, 10L);
      }
    }
  }

  @Test
  void userWhoComesLateIsServedNext() throws InterruptedException {
    for (long id = 1; id <= 5; id++) {
      queue.enqueue(Kind.EXPORT, GREEDY, id);
    }
    CountDownLatch first = new CountDownLatch(1);
    JobHandler handler = new JobHandler() {
      @Override
      public void run(long id) {
        events.add(new Event("render", "run", id));
        try {
          first.await();
        } catch (InterruptedException asked) {
          throw new IllegalStateException(asked);
        }
      }

      @Override
      public void fail(long id, String sentence) {
        throw new AssertionError(sentence);
      }
    };
    JobWorker.Settings settings = new JobWorker.Settings(Lane.RENDER, "render", 1, MOST, Duration.ofSeconds(2));
    Map<Kind, JobHandler> handlers = Map.of(Kind.EXPORT, handler, Kind.SEGMENT, handler, Kind.JOIN, handler);
    try (JobWorker worker = JobWorker.start(database, settings, handlers)) {
      assertThat(next().id()).isEqualTo(1);
      queue.enqueue(Kind.EXPORT, OTHER, 10);
      queue.enqueue(Kind.EXPORT, OTHER, 11);
      first.countDown();
      assertThat(List.of(next().id(), next().id(), next().id(), next().id())).containsExactly(10L, 2L, 11L, 3L);
    }
  }

  @Test
  void noMoreRenderWorkersThanAllowedWorkForOneUserWhateverTheyDo() throws InterruptedException {
    try (JobWorker worker = holding(Lane.RENDER, "render", MOST + 3)) {
      for (long id = 1; id <= MOST; id++) {
        queue.enqueue(Kind.EXPORT, GREEDY, id);
        queue.enqueue(Kind.SEGMENT, GREEDY, id);
      }
      for (int begun = 0; begun < MOST; begun++) {
        next();
      }
      assertNothingMore();
      queue.enqueue(Kind.EXPORT, OTHER, 99);
      assertThat(next().id()).isEqualTo(99);
    }
  }

  private static long request() {
    return new WorkTable(database, new RecordedNotices())
        .insert(new WorkRequest.Probe("a.mp4"));
  }

  private static void picked(String worker, long... ids) {
    for (long id : ids) {
      queue.enqueue(Kind.WORK, GREEDY, id);
    }
    database.statements().execute("update job_interactive set picked = true, picked_by = ?, last_heartbeat = now()",
        worker);
    database.statements().execute("update work_request set attempt = 1");
  }

  private static int attempts(long id) {
    return database.statements().fetchSingle("select attempt from work_request where id = ?", id).get(0, Integer.class);
  }

  @Test
  void jobThatHadItsWorkerToItselfFailsWithTheVerdict() throws InterruptedException {
    long id = request();
    picked("dead", id);
    assertThat(new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.of(VERDICT))).isEqualTo(1);
    try (JobWorker worker = holding(Lane.INTERACTIVE, "dead", 8)) {
      assertThat(next()).isEqualTo(new Event("dead", VERDICT, id));
      assertNothingMore();
    }
  }

  @Test
  void jobThatHadItsCrashedWorkerToItselfIsTriedAgainAndKeepsCount() throws InterruptedException {
    long id = request();
    picked("dead", id);
    new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.empty());
    assertThat(attempts(id)).isEqualTo(1);
    try (JobWorker worker = holding(Lane.INTERACTIVE, "dead", 8)) {
      assertThat(next()).isEqualTo(new Event("dead", "run", id));
    }
  }

  @Test
  void ofSeveralJobsEachIsTriedAloneAndNoneLosesAnAttempt() throws InterruptedException {
    long first = request();
    long second = request();
    picked("dead", first, second);
    assertThat(new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.of(VERDICT))).isEqualTo(2);
    assertThat(List.of(attempts(first), attempts(second))).containsExactly(0, 0);
    queue.enqueue(Kind.WORK, OTHER, 99);
    try (JobWorker worker = holding(Lane.INTERACTIVE, "dead", 8)) {
      assertThat(next()).isEqualTo(new Event("dead", "run", first));
      assertNothingMore();
      assertThat(new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.of(VERDICT))).isEqualTo(1);
    }
    try (JobWorker worker = holding(Lane.INTERACTIVE, "dead", 8)) {
      assertThat(next()).isEqualTo(new Event("dead", VERDICT, first));
    }
  }

  @Test
  void userWhoseWorkBroughtAWorkerDownStaysWithItsSuccessor() throws InterruptedException {
    long first = request();
    long second = request();
    picked("dead", first, second);
    new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.empty());
    try (JobWorker another = holding(Lane.INTERACTIVE, "another", 8)) {
      queue.enqueue(Kind.WORK, OTHER, 99);
      assertThat(next()).isEqualTo(new Event("another", "run", 99));
      assertNothingMore();
      try (JobWorker successor = holding(Lane.INTERACTIVE, "dead", 8)) {
        assertThat(next()).isEqualTo(new Event("dead", "run", first));
      }
    }
  }

  @Test
  void usersAreKeptApartWhereThereIsRoom() throws InterruptedException {
    try (JobWorker one = holding(Lane.INTERACTIVE, "one", 8);
        JobWorker two = holding(Lane.INTERACTIVE, "two", 8)) {
      queue.enqueue(Kind.WORK, GREEDY, 1);
      String busy = next().worker();
      boolean inTime = true;
      for (long id = 10; id < 14 && inTime; id++) {
        long asked = System.nanoTime();
        queue.enqueue(Kind.WORK, OTHER, id);
        String worker = next().worker();
        inTime = System.nanoTime() - asked < LEFT_TO_IDLE_WORKERS.toNanos();
        assertThat(worker.equals(busy) && inTime).isFalse();
      }
    }
  }

  /** What a worker would take next if it looked into the queue a minute from now. */
  private static List<Long> offered(String worker) {
    JobWorker.Settings settings =
        new JobWorker.Settings(Lane.INTERACTIVE, worker, 8, MOST, Duration.ofSeconds(2));
    String statement = new FairPicking(settings, worker)
        .createGenericSelectForUpdateQuery(DatabaseJobQueue.table(Lane.INTERACTIVE), 10, "", false);
    return database.statements()
        .fetch(statement, false, DSL.inline(OffsetDateTime.now().plusMinutes(1)))
        .getValues("task_instance", String.class).stream().map(DatabaseJobQueue::id).toList();
  }

  @Test
  void workerThatIsBusyWithAnotherUserLeavesAFreshJobToAnIdleOneForAMoment() {
    picked("busy", 1);
    queue.enqueue(Kind.WORK, OTHER, 10);
    database.statements().execute(
        "update job_interactive set execution_time = clock_timestamp() + interval '30 seconds' where not picked");
    assertThat(offered("busy")).isEmpty();
    assertThat(offered("idle")).containsExactly(10L);
    database.statements().execute("update job_interactive set execution_time = clock_timestamp() - ? * interval '1 ms'"
        + " where not picked", LEFT_TO_IDLE_WORKERS.toMillis());
    assertThat(offered("busy")).containsExactly(10L);
  }

  /** The webhook of an export and a request may have the same number. */
  @Test
  void webhooksOfADeadWorkerTakeNothingFromRequestsOfTheSameNumber() {
    long waiting = request();
    database.statements().execute("update work_request set attempt = 1");
    queue.enqueue(Kind.WEBHOOK, GREEDY, waiting);
    queue.enqueue(Kind.WEBHOOK, OTHER, waiting + 1);
    database.statements()
        .execute("update job_interactive set picked = true, picked_by = 'dead', last_heartbeat = now()");
    assertThat(new LeftJobs(database).giveBack(Lane.INTERACTIVE, "dead", Optional.empty())).isEqualTo(2);
    assertThat(attempts(waiting)).isEqualTo(1);
    database.statements()
        .execute("update job_interactive set picked = true, picked_by = 'ending', last_heartbeat = now()");
    new LeftJobs(database).giveBackAllBut(Lane.INTERACTIVE, "ending", Set.of(waiting));
    assertThat(attempts(waiting)).isEqualTo(1);
    assertThat(database.statements().fetchSingle("select count(*) from job_interactive").get(0, Integer.class))
        .isEqualTo(2);
  }

  @Test
  void othersOfAProcessThatEndsForOneKeepTheirAttempts() throws InterruptedException {
    long stuck = request();
    long innocent = request();
    picked("ending", stuck, innocent);
    new LeftJobs(database).giveBackAllBut(Lane.INTERACTIVE, "ending", Set.of(stuck));
    assertThat(List.of(attempts(stuck), attempts(innocent))).containsExactly(1, 0);
    try (JobWorker worker = holding(Lane.INTERACTIVE, "next", 8)) {
      assertThat(next()).isEqualTo(new Event("next", "run", innocent));
      assertNothingMore();
    }
  }
}
