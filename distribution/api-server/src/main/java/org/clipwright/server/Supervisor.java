package org.clipwright.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.JavaCommand;
import org.clipwright.configuration.Scratch;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.WorkerEnvironment;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.db.LeftJobs;
import org.clipwright.services.work.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker processes of a server. */
final class Supervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /** Workers must return their jobs within this time, or they are killed and lose them when their leases expire. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final long CHECK_MILLIS = 200;

  /** Answering requests takes priority over workers. */
  private static final List<String> BEHIND_THE_SERVER =
      Files.isExecutable(Path.of("/usr/bin/nice")) ? List.of("/usr/bin/nice", "-n", "5") : List.of();

  private final List<SupervisedProcess> processes = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  private Supervisor() {}

  /**
   * Starts the configured workers.
   *
   * @param configuration how many workers, and their budgets
   * @param settings the settings for workers, such as database and media
   * @param user the user they run as, if not the server's user
   * @param left handles the jobs of workers that die
   */
  static Supervisor start(
      Configuration configuration, JavaCommand java, SettingsPipe settings, Optional<WorkerUser> user, LeftJobs left) {
    Configuration.Workers wanted = configuration.workers();
    Supervisor supervisor = new Supervisor();
    WorkerSandbox walls = WorkerSandbox.ofThisMachine(ServerUser.ofThisProcess(), user, WorkerGroups.ofThisProcess());
    walls.tell(wanted.memory().get(Lane.RENDER));
    Map<String, String> environment = environment(configuration, user);
    wanted.processes().forEach((lane, count) -> {
      for (int number = 1; number <= count; number++) {
        String name = lane.word() + "-" + number;
        List<String> command = new ArrayList<>(BEHIND_THE_SERVER);
        command.addAll(walls.before(wanted.memory().get(lane)));
        command.addAll(java.words(wanted.heapBytes(lane), WorkerProcess.arguments(lane, name)));
        SupervisedProcess.Aftermath aftermath = aftermath(left, lane, WorkerProcess.fullName(name));
        supervisor.processes.add(
            new SupervisedProcess(
                name, command, environment, settings,
                new ProcessBudget(new MemoryWatch(wanted.memory().get(lane)), configuration.jobDisk()),
                pid -> walls.surround(name, pid, wanted.memory().get(lane)), aftermath));
      }
    });
    supervisor.processes.forEach(SupervisedProcess::start);
    Thread.ofPlatform().name("supervisor-budgets").daemon().start(supervisor::watchBudgets);
    return supervisor;
  }

  private static Map<String, String> environment(Configuration configuration, Optional<WorkerUser> user) {
    Map<String, String> inherited = WorkerEnvironment.from(System.getenv(), configuration.storage());
    return user
        .map(other -> WorkerEnvironment.of(other.name(), Scratch.in(configuration.data()).folder(), inherited))
        .orElse(inherited);
  }

  private static SupervisedProcess.Aftermath aftermath(LeftJobs left, Lane lane, String worker) {
    return new SupervisedProcess.Aftermath() {
      @Override
      public int ofDeath(Optional<String> verdict) {
        return left.giveBack(lane, worker, verdict);
      }

      @Override
      public void ofReplacement() {
        left.giveBackAllBut(lane, worker, Set.of());
      }
    };
  }

  private void watchBudgets() {
    try {
      while (!stopping.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        processes.forEach(Supervisor::check);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that cannot be checked now is checked again later; the others are checked anyway. */
  private static void check(SupervisedProcess process) {
    try {
      process.endIfBeyondBudget();
    } catch (RuntimeException failure) {
      LOG.error("A worker's memory cannot be read. pid={}", process.pid(), failure);
    }
  }

  /** Tells all workers to stop and waits until they have. */
  @Override
  public void close() {
    stopping.countDown();
    processes.forEach(SupervisedProcess::requestStop);
    Instant deadline = Instant.now().plus(PATIENCE);
    try {
      for (SupervisedProcess process : processes) {
        Duration left = Duration.between(Instant.now(), deadline);
        process.awaitStop(left.isNegative() ? Duration.ofMillis(1) : left);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
