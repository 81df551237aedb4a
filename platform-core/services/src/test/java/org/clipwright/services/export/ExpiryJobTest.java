package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.DirectTransactions;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.testkit.RecordedJobs;
import org.clipwright.services.testkit.RecordedNotices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an export that no worker takes. */
class ExpiryJobTest implements ExportQueue {

  private static final UserId OWNER = new UserId(1);
  private static final Duration LONGEST = Duration.ofMinutes(45);

  private final InMemoryResources resources = new InMemoryResources();
  private final RecordedJobs jobs = new RecordedJobs();
  private final RecordedNotices notices = new RecordedNotices();
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
    new ExpiryJob(this, resources.exports, jobs, new DirectTransactions(), notices, LONGEST).run(0);
  }

  @Test
  void itIsRetriedOnceAndThenStaysFailed() {
    check();
    assertThat(now().status()).isEqualTo(Export.Status.PENDING);
    assertThat(now().json().path("retries").asInt()).isEqualTo(1);
    assertThat(now().json().has("error")).isFalse();
    assertThat(jobs.jobs()).containsExactly("EXPIRY 0", "EXPORT " + export);
    assertThat(jobs.delays()).containsExactly(Duration.ofMinutes(1));
    assertThat(notices.published()).containsOnly("EXPORT_CHANGED " + export);
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
  public Map<Long, QueuePlace> places(UserId owner) {
    throw new AssertionError(owner);
  }
}
