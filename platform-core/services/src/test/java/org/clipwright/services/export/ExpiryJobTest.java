package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.Notices;
import org.clipwright.services.resource.Transactions;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.work.JobQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an export that no worker takes. */
class ExpiryJobTest implements JobQueue, ExportQueue, Notices, Transactions {

  private static final UserId OWNER = new UserId(1);
  private static final Duration LONGEST = Duration.ofMinutes(45);

  private final InMemoryResources resources = new InMemoryResources();
  private final List<String> jobs = new ArrayList<>();
  private long export;

  @BeforeEach
  void anExportThatWaits() {
    long project = resources.projects.insert(Drafts.project(OWNER, "One")).id();
    export = resources.exports.insert(Drafts.export(OWNER, project, "video")).id();
  }

  private Export now() {
    return resources.exports.findAny(export).orElseThrow();
  }

  private void check() {
    new ExpiryJob(this, resources.exports, this, this, this, LONGEST).run(0);
  }

  @Test
  void itIsRetriedOnceAndThenStaysFailed() {
    check();
    assertThat(now().status()).isEqualTo(Export.Status.PENDING);
    assertThat(now().json().path("retries").asInt()).isEqualTo(1);
    assertThat(now().json().has("error")).isFalse();
    assertThat(jobs).containsExactly("EXPIRY 0", "EXPORT " + export);
    check();
    assertThat(now().status()).isEqualTo(Export.Status.FAILED);
    assertThat(now().json().path("error").asText()).contains("45 minutes");
    assertThat(now().json().path("retries").asInt()).isEqualTo(1);
  }

  @Test
  void oneThatAWorkerHasTakenMeanwhileIsLeftAlone() {
    resources.exports.begin(export);
    check();
    assertThat(now().status()).isEqualTo(Export.Status.IN_PROGRESS);
  }

  @Override
  public List<Long> forsaken(Duration longest) {
    assertThat(longest).isEqualTo(LONGEST);
    return List.of(export);
  }

  @Override
  public Map<Long, Place> places(UserId owner) {
    throw new AssertionError(owner);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id) {
    throw new AssertionError(kind);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Rank rank) {
    assertThat(rank).isEqualTo(new Rank(0, export));
    jobs.add(kind + " " + id);
  }

  @Override
  public void enqueue(Kind kind, UserId owner, long id, Duration delay) {
    assertThat(delay).isEqualTo(Duration.ofMinutes(1));
    jobs.add(kind + " " + id);
  }

  @Override
  public void rank(UserId owner, Rank rank) {
    throw new AssertionError(rank);
  }

  @Override
  public void publish(Topic topic, long id) {
    assertThat(topic).isEqualTo(Topic.EXPORT_CHANGED);
  }

  @Override
  public Subscription subscribe(Topic topic, LongConsumer listener) {
    throw new AssertionError(topic);
  }

  @Override
  public <T> T call(Supplier<T> work) {
    return work.get();
  }
}
