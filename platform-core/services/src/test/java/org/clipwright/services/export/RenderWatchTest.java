package org.clipwright.services.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.JobDisk;
import org.clipwright.services.error.LostDatabaseException;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.resource.Export;
import org.clipwright.services.resource.UserId;
import org.clipwright.services.testkit.Drafts;
import org.clipwright.services.testkit.InMemoryResources;
import org.clipwright.services.testkit.RecordedNotices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job of an export records, and when it ends. */
class RenderWatchTest {

  private static final UserId OWNER = new UserId(1);

  @TempDir private Path folder;
  private final InMemoryResources resources = new InMemoryResources();
  private final List<String> written = new ArrayList<>();
  private final RecordedNotices notices = new RecordedNotices();
  private long export;

  @BeforeEach
  void anExport() {
    long project = resources.projects.insert(Drafts.project(OWNER, "One")).id();
    export = resources.exports.insert(Drafts.export(OWNER, project, "video")).id();
  }

  private RenderWatch watch() {
    ExportWork on = new ExportWork(resources.exports, resources.projects, null, null, null, null, null, null, null,
        notices, "host", new JobDisk(folder, Long.MAX_VALUE, DiskFloor.NONE), new ExportLimit(Duration.ofHours(2)),
        (_, _) -> {}, () -> {});
    Export now = resources.exports.findAny(export).orElseThrow();
    return new RenderWatch(on, now, folder, (done, total) -> written.add("render " + done + "/" + total));
  }

  @Test
  void allJobsOfAnExportTogetherHaveATimeLimit() {
    resources.exports.spend(export, Duration.ofHours(1));
    watch().progress(1, 10);
    assertThat(written).containsExactly("render 1/10");
    assertThat(notices.published()).containsOnly("EXPORT_CHANGED " + export);
    resources.exports.spend(export, Duration.ofHours(1));
    RenderWatch later = watch();
    assertThatThrownBy(() -> later.progress(2, 10)).isInstanceOf(PlatformException.class)
        .hasMessageContaining("longer than the 2 hours that one export may take");
  }

  @Test
  void oneStepAfterAnotherIsRecordedAtOnceAndNothingMoreOfTheFirst() throws Exception {
    RenderWatch watch = watch();
    watch.progress(1, 10);
    watch.turnTo((done, total) -> written.add("upload"));
    Thread.sleep(350);
    watch.uploads();
    assertThat(written).containsExactly("render 1/10", "upload", "upload");
  }

  @Test
  void workGoesOnWhileTheDatabaseIsAway() throws Exception {
    RenderWatch watch = watch();
    watch.turnTo((_, _) -> {
      throw new LostDatabaseException(new IOException("cut"));
    });
    assertThat(watch.cancelled()).isFalse();
    watch.turnTo((done, total) -> written.add("back"));
    assertThat(written).containsExactly("back");
  }

  @Test
  void outcomeIsRecordedOnceTheDatabaseIsBack() {
    Queue<LostDatabaseException> absences = new ArrayDeque<>();
    absences.add(new LostDatabaseException(new IOException("cut")));
    Runnable end = () -> {
      written.add("end");
      if (!absences.isEmpty()) {
        throw absences.remove();
      }
    };
    new Patience(Duration.ofMinutes(1), Duration.ofMillis(1)).withDatabase(end);
    assertThat(written).containsExactly("end", "end");
    absences.add(new LostDatabaseException(new IOException("gone")));
    assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ZERO).withDatabase(end))
        .isInstanceOf(LostDatabaseException.class);
  }

  @Test
  void workThatLacksItsStorageWaitsUntilItIsBackOrNobodyNeedsIt() {
    Patience patience = new Patience(Duration.ofMinutes(1), Duration.ofMillis(1));
    int[] looks = {0};
    assertThat(patience.await(() -> ++looks[0] == 3, () -> true)).isTrue();
    assertThat(looks[0]).isEqualTo(3);
    assertThat(patience.await(() -> false, () -> false)).isTrue();
    assertThat(new Patience(Duration.ZERO, Duration.ZERO).await(() -> false, () -> true)).isFalse();
  }
}
