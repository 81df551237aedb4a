package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.WorkerEnvironment;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.JobDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How settings reach workers, and which do not. */
class SettingsPipeTest {

  @TempDir Path folder;

  @Test
  void settingsArriveAsTheyWereAndTheRestOfTheStreamIsLeft() throws IOException {
    Map<String, String> settings = Map.of("CLIPWRIGHT_A", "a=b\nc ü", "CLIPWRIGHT_B", "");
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    new SettingsPipe(settings).write(pipe);
    pipe.write('x');
    ByteArrayInputStream read = new ByteArrayInputStream(pipe.toByteArray());
    assertThat(SettingsPipe.read(read).settings()).isEqualTo(settings);
    assertThat(read.read()).isEqualTo('x');
    assertThat(SettingsPipe.read(new ByteArrayInputStream(new byte[0])).settings()).isEmpty();
  }

  @Test
  void workersDoNotLearnHowToBecomeAdministrator() {
    Map<String, String> known =
        Map.of(
            "CLIPWRIGHT_ADMIN_PASSWORD", "canary", "CLIPWRIGHT_ADMIN_PASSWORD_FILE", "/canary",
            "CLIPWRIGHT_TOKEN_KEY", "canary", "CLIPWRIGHT_TOKEN_KEY_FILE", "/canary", "AWS_SECRET_ACCESS_KEY", "canary",
            "CLIPWRIGHT_DATABASE_PASSWORD_FILE", "/canary", "CLIPWRIGHT_STORAGE_SECRET", "needed");
    assertThat(SettingsPipe.toWorker(known).settings()).containsOnly(Map.entry("CLIPWRIGHT_STORAGE_SECRET", "needed"));
  }

  @Test
  void environmentOfWorkersIsAListOfWhatTheyNeed() {
    Map<String, String> environment =
        Map.of(
            "PATH", "/bin", "LC_ALL", "C", "CLIPWRIGHT_ADMIN_PASSWORD", "x", "PGPASSWORD", "x", "ANYTHING", "x",
            "AWS_SECRET_ACCESS_KEY", "x");
    assertThat(WorkerEnvironment.from(environment, storage(Map.of()))).containsOnlyKeys("PATH", "LC_ALL");
    for (Map<String, String> onS3 : List.of(Map.of("CLIPWRIGHT_STORAGE", "s3"),
        Map.of("CLIPWRIGHT_S3_BUCKETS", "media"))) {
      assertThat(WorkerEnvironment.from(environment, storage(onS3))).containsOnlyKeys("PATH", "LC_ALL",
          "AWS_SECRET_ACCESS_KEY");
    }
  }

  private static Configuration.Storage storage(Map<String, String> settings) {
    return Configuration.read(settings).storage();
  }

  @Test
  @Timeout(30)
  void processGetsItsOwnEnvironmentAndItsSettingsByAPipe() throws Exception {
    Path seen = folder.resolve("seen");
    SupervisedProcess process =
        new SupervisedProcess(
            "test", List.of("sh", "-c", "env > $OUT.part; head -c 15 >> $OUT.part; mv $OUT.part $OUT; cat"),
            Map.of("OUT", seen.toString()), new SettingsPipe(Map.of("CLIPWRIGHT_A", "b")),
            new ProcessBudget(new MemoryWatch(1L << 30), new JobDisk(folder, 1L << 30, DiskFloor.NONE)),
            _ -> {}, _ -> 0);
    process.start();
    while (!Files.exists(seen)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(Files.readString(seen)).contains("CLIPWRIGHT_A=b\0").contains("OUT=").doesNotContain("HOME=");
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
  }
}
