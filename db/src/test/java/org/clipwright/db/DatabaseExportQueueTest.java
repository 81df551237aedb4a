package org.clipwright.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clipwright.services.export.ExportQueue;
import org.clipwright.services.export.ExportQueue.QueuePlace;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Project;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.Repositories;
import org.clipwright.services.work.JobHandler;
import org.clipwright.services.work.JobQueue;
import org.clipwright.services.work.Lane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where exports stand while they wait: in the order in which workers will take them. */
@Timeout(120)
class DatabaseExportQueueTest {

  @RegisterExtension static final ContractDatabase POSTGRES = new ContractDatabase();

  private static int names;

  private final ExportQueue waiting = new DatabaseExportQueue(POSTGRES.database());
  private final JobQueue queue = new DatabaseJobQueue(POSTGRES.database());
  private Repositories stores;
  private UserId ann;
  private UserId ben;

  @BeforeEach
  void twoUsersAndNoJobs() {
    stores = POSTGRES.emptied();
    sql("delete from job_render; delete from render_turn; delete from work_count");
    ann = user();
    ben = user();
  }

  private static void sql(String statement) {
    POSTGRES.database().statements().execute(statement);
  }

  private static UserId user() {
    return new UserId(POSTGRES.database().statements()
        .fetchSingle("insert into account (name, password_hash) values (?, '') returning id", "queue" + names++)
        .get(0, Long.class));
  }

  private long export(UserId owner, int priority) {
    Project project = stores.projects().insert(Drafts.project(owner, "One"));
    Export export = stores.exports().insert(Drafts.export(owner, project.id(), "video"));
    queue.enqueue(JobQueue.Kind.EXPORT, owner, export.id(), new JobQueue.Rank(priority, export.id()));
    return export.id();
  }

  private Map<Long, Integer> positions(UserId owner) {
    return waiting.places(owner).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().position()));
  }

  @Test
  void usersTakeTurnsAndTheirOwnGoByPriority() {
    long first = export(ann, 0);
    long second = export(ann, 0);
    long urgent = export(ann, 5);
    long single = export(ben, -10);
    assertThat(positions(ben)).isEqualTo(Map.of(single, 1));
    assertThat(positions(ann)).isEqualTo(Map.of(urgent, 2, first, 3, second, 4));
    queue.rank(ann, new JobQueue.Rank(9, second));
    assertThat(positions(ann)).isEqualTo(Map.of(second, 2, urgent, 3, first, 4));
  }

  @Test
  void placesAreTheOrderInWhichAWorkerBegins() throws InterruptedException {
    Random random = new Random(7);
    UserId eva = user();
    List<UserId> users = List.of(ann, ben, eva);
    sql("insert into render_turn (owner, served) values (" + eva.value() + ", now() - interval '1 hour')");
    for (int i = 0; i < 20; i++) {
      export(users.get(random.nextInt(users.size())), random.nextInt(3));
    }
    SortedMap<Integer, Long> foreseen = new TreeMap<>();
    users.forEach(user -> positions(user).forEach((export, position) -> foreseen.put(position, export)));
    BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    JobHandler handler = new JobHandler() {
      @Override
      public void run(long id) {
        begun.add(id);
      }

      @Override
      public void fail(long id, String sentence) {
        throw new AssertionError(sentence);
      }
    };
    List<Long> order = new ArrayList<>();
    try (JobWorker worker = JobWorker.start(POSTGRES.database(), JobWorker.Settings.of(Lane.RENDER, "one", 1, 99),
        Map.of(JobQueue.Kind.EXPORT, handler, JobQueue.Kind.SEGMENT, handler, JobQueue.Kind.JOIN, handler))) {
      while (order.size() < foreseen.size()) {
        order.add(begun.poll(20, TimeUnit.SECONDS));
      }
    }
    assertThat(order).containsExactlyElementsOf(foreseen.values());
  }

  @Test
  void whoIsBeingServedComesAfterWhoIsNot() {
    long running = export(ann, 0);
    long next = export(ann, 0);
    long single = export(ben, 0);
    sql("update job_render set picked = true, picked_by = 'one' where task_instance like '" + running + ":%'");
    assertThat(positions(ben)).isEqualTo(Map.of(single, 1));
    assertThat(positions(ann)).isEqualTo(Map.of(next, 2));
  }

  @Test
  void startIsGuessedFromTheFramesAheadOnceAWorkerRunsAndHasRendered() {
    export(ann, 0);
    long second = export(ann, 0);
    assertThat(waiting.places(ann).get(second)).isEqualTo(new QueuePlace(2, Optional.empty()));
    sql("insert into work_count (name, amount) values ('RENDER_MILLIS', 10000), ('FRAMES', 100)");
    QueuePlace place = POSTGRES.database().call(() -> {
      sql("set local application_name = 'clipwright-worker render test'");
      return waiting.places(ann).get(second);
    });
    assertThat(place).as("30 frames of 0.1 s").isEqualTo(new QueuePlace(2, Optional.of(3.0)));
  }

  @Test
  void exportsAreForsakenOnlyWhileNothingIsDoneForTheirOwner() {
    long forsaken = export(ann, 0);
    assertThat(forsaken()).isEmpty();
    waitTwoMinutes();
    assertThat(forsaken()).containsExactly(forsaken);
    sql("insert into render_turn (owner, served) values (" + ann.value() + ", now())");
    assertThat(forsaken()).isEmpty();
    sql("delete from render_turn");
    long busy = export(ben, 0);
    sql("update job_render set picked = true, picked_by = 'one' where task_instance like '" + busy + ":%'");
    export(ben, 0);
    waitTwoMinutes();
    assertThat(forsaken()).containsExactly(forsaken);
  }

  private List<Long> forsaken() {
    return waiting.forsaken(Duration.ofMinutes(1));
  }

  private static void waitTwoMinutes() {
    sql("update export set updated = now() - interval '2 minutes'");
  }
}
