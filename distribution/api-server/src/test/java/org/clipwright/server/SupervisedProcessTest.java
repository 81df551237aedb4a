package org.clipwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clipwright.configuration.ProcessMemory;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.services.budget.DiskFloor;
import org.clipwright.services.budget.JobDisk;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keeping a process alive and stopping it; {@code cat} ends when its input does, as workers do. */
@Timeout(30)
class SupervisedProcessTest {

  private static final long LIMIT = 60 << 20;

  @TempDir Path folder;

  private final BlockingQueue<Optional<String>> ends = new LinkedBlockingQueue<>();

  private SupervisedProcess process(List<String> command, Map<String, String> environment) {
    SupervisedProcess.Aftermath aftermath = new SupervisedProcess.Aftermath() {
      @Override
      public int ofDeath(Optional<String> verdict) {
        ends.add(verdict);
        return 0;
      }

      @Override
      public void ofReplacement() {
        throw new AssertionError("No process of these tests wants to be replaced.");
      }
    };
    return new SupervisedProcess("test", command, environment, SettingsPipe.NOTHING, budget(), _ -> {}, aftermath);
  }

  private ProcessBudget budget() {
    return new ProcessBudget(new MemoryWatch(LIMIT), new JobDisk(folder, LIMIT, DiskFloor.NONE));
  }

  private static ProcessHandle running(SupervisedProcess process, long otherThan) throws InterruptedException {
    while (process.pid() < 0 || process.pid() == otherThan) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return ProcessHandle.of(process.pid()).orElseThrow();
  }

  @Test
  void processThatDiesIsStartedAgain() throws Exception {
    SupervisedProcess process = process(List.of("cat"), Map.of());
    process.start();
    ProcessHandle first = running(process, -1);
    first.destroyForcibly();
    ProcessHandle second = running(process, first.pid());
    assertThat(second.isAlive()).isTrue();
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void stoppedProcessStaysStopped() throws Exception {
    SupervisedProcess process = process(List.of("cat"), Map.of());
    process.start();
    ProcessHandle first = running(process, -1);
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
    assertThat(process.pid()).isEqualTo(first.pid());
    assertThat(first.isAlive()).isFalse();
  }

  @Test
  void processThatDoesNotListenIsKilled() throws Exception {
    Path ready = folder.resolve("ready");
    SupervisedProcess process =
        process(
            List.of("sh", "-c", "trap '' TERM; echo > \"$READY\"; sleep 60"), Map.of("READY", ready.toString()));
    process.start();
    while (!Files.exists(ready)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    process.requestStop();
    process.awaitStop(Duration.ofMillis(100));
    assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void programThatDoesNotExistIsTriedAgainUntilStopped() throws Exception {
    SupervisedProcess process = process(List.of("/no/such/program"), Map.of());
    process.start();
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
    assertThat(process.pid()).isEqualTo(-1);
  }

  /** {@code dd} holds 100 MB from its first block on, and ends by itself after a while if this test fails. */
  @Test
  void processThatHoldsTooMuchIsEndedWithinTwoSecondsAndItsEndIsTold() throws Exception {
    List<String> hoarding = List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=100M", "count=3000");
    SupervisedProcess process = process(hoarding, Map.of());
    process.start();
    ProcessHandle first = running(process, -1);
    long within = System.nanoTime();
    while (first.isAlive()) {
      long held = ProcessMemory.heldBy(first.pid());
      within = held > 0 && held <= LIMIT ? System.nanoTime() : within;
      process.endIfBeyondBudget();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - within)).isLessThan(Duration.ofSeconds(2));
    assertThat(ends.poll(5, TimeUnit.SECONDS)).contains(
        "This needs more memory than the 60 MB that a worker may use, so it was stopped.");
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
  }

  /** Nobody looks at it meanwhile. */
  @Test
  void processThatGrowsFasterThanAnybodyLooksMeetsTheWall() throws Exception {
    List<String> wall = WorkerSandbox.ofThisMachine(ServerUser.ofThisProcess(), Optional.empty(), Optional.empty())
        .before(LIMIT);
    Assumptions.assumeTrue(wall.toString().contains("prlimit"), "This machine has no such wall.");
    String safe = "ulimit -v 6000000; exec " + String.join(" ", wall) + " tail /dev/zero";
    SupervisedProcess process = process(List.of("sh", "-c", safe), Map.of());
    process.start();
    ProcessHandle first = running(process, -1);
    long most = 0;
    while (first.isAlive()) {
      most = Math.max(most, ProcessMemory.heldBy(first.pid()));
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(most).isBetween(LIMIT, WorkerSandbox.bytes(LIMIT));
    assertThat(ends.poll(5, TimeUnit.SECONDS)).as("its end, without a verdict").isEqualTo(Optional.empty());
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
  }

  @Test
  void workersGainNoRightsAndKeepOnlyThoseOfRootThatFilesNeed() throws Exception {
    WorkerSandbox walls = WorkerSandbox.ofThisMachine(ServerUser.ofThisProcess(), Optional.empty(), Optional.empty());
    List<String> command = new ArrayList<>(walls.before(LIMIT));
    Assumptions.assumeTrue(command.toString().contains("setpriv"), "This machine has no such wall.");
    command.addAll(List.of("cat", "/proc/self/status"));
    String status = new String(new ProcessBuilder(command).start().getInputStream().readAllBytes(),
        StandardCharsets.UTF_8);
    assertThat(status).containsPattern("NoNewPrivs:\\s+1");
    Matcher rights = Pattern.compile("CapEff:\\s+([0-9a-f]+)").matcher(status);
    assertThat(rights.find()).isTrue();
    assertThat(Long.parseLong(rights.group(1), 16) & ~0b1011).as("more than chown, dac_override and fowner").isZero();
  }

  @Test
  void wallsThatDoNotWorkHereAreLeftOut() {
    assertThat(new WorkerSandbox(List.of("/no/such/program"), "/no/such/program", Optional.empty()).before(LIMIT))
        .isEmpty();
    assertThat(new WorkerSandbox(List.of("false"), "true", Optional.empty()).before(LIMIT)).startsWith("true")
        .hasSize(3);
  }

  /** The worker's own folder, as its supervisor finds it. */
  @Test
  void processThatWritesTooMuchIsEndedAndItsEndIsTold() throws Exception {
    SupervisedProcess process =
        process(List.of("sh", "-c",
            "mkdir \"$HERE/export-1-$$\"; head -c 70000000 /dev/zero > \"$HERE/export-1-$$/out\"; sleep 60"),
            Map.of("HERE", folder.toString()));
    process.start();
    ProcessHandle first = running(process, -1);
    while (first.isAlive()) {
      process.endIfBeyondBudget();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(ends.poll(5, TimeUnit.SECONDS)).hasValueSatisfying(verdict -> assertThat(verdict)
        .startsWith("The job wrote more than the 60 MB of disk space that one job may use"));
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(1));
  }

  @Test
  void processThatDiesByItselfHasNoVerdict() throws Exception {
    SupervisedProcess process = process(List.of("cat"), Map.of());
    process.start();
    ProcessHandle first = running(process, -1);
    first.destroyForcibly();
    assertThat(ends.poll(5, TimeUnit.SECONDS)).isEmpty();
    process.requestStop();
    process.awaitStop(Duration.ofSeconds(5));
  }

  @Test
  void waitsGrowUntilAProcessHasLivedForAWhile() {
    BackOff backOff = new BackOff();
    Duration soon = Duration.ofSeconds(1);
    assertThat(backOff.after(soon)).isEqualTo(Duration.ofMillis(500));
    assertThat(backOff.after(soon)).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 10; i++) {
      backOff.after(soon);
    }
    assertThat(backOff.after(soon)).isEqualTo(Duration.ofSeconds(30));
    assertThat(backOff.after(Duration.ofMinutes(2))).isEqualTo(Duration.ofMillis(500));
  }
}
