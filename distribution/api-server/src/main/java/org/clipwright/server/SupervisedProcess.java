package org.clipwright.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.clipwright.configuration.ProcessMemory;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is restarted whenever it ends, until it is asked to stop.
 *
 * <p>The end of its standard input tells it to stop, so it also stops when this process dies unexpectedly.
 */
final class SupervisedProcess {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);

  private static final int NOT_STARTED = -1;

  /** Out of 1000; the system adds it to the thousandths of its memory that a process holds. */
  private static final String VICTIM = "500";

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final SettingsPipe settings;
  private final ProcessBudget budget;
  private final LongConsumer onStart;
  private final Aftermath aftermath;
  private final BackOff backOff = new BackOff();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread keeper;
  private Process process;
  private Optional<String> verdict = Optional.empty();

  /** Handles the work that a process left behind when it died. */
  interface Aftermath {

    /**
     * Called before the process is restarted.
     *
     * @param verdict why it was killed, if it exceeded its budget; a sentence for the owner of the work
     * @return how many jobs it left
     */
    int ofDeath(Optional<String> verdict);

    /** Called before a process that asked to be replaced is restarted: the work it left behind is not to blame. */
    default void ofReplacement() {}
  }

  /**
   * Creates a process that is not running yet.
   *
   * @param name for logs
   * @param command the words of its command
   * @param environment all its environment variables; it inherits none
   * @param settings written to its standard input first
   * @param budget how much it may hold and write
   * @param onStart receives the process id at each start
   * @param aftermath called when it dies
   */
  SupervisedProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      SettingsPipe settings,
      ProcessBudget budget,
      LongConsumer onStart,
      Aftermath aftermath) {
    this.name = name;
    this.budget = budget;
    this.onStart = onStart;
    this.aftermath = aftermath;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.settings = settings;
    this.keeper = Thread.ofPlatform().name("supervisor-" + name).daemon().unstarted(this::keep);
  }

  void start() {
    keeper.start();
  }

  /** Its process id, while it runs. */
  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Tells it to stop, without waiting. */
  synchronized void requestStop() {
    stopping.countDown();
    if (process != null) {
      try {
        process.getOutputStream().close();
      } catch (IOException alreadyGone) {
        LOG.debug("A worker has already exited. worker={}", name, alreadyGone);
      }
    }
  }

  /** Waits until it has stopped; kills it if it takes too long. */
  void awaitStop(Duration patience) throws InterruptedException {
    keeper.join(patience.toMillis());
    synchronized (this) {
      if (process != null && process.isAlive()) {
        LOG.warn("A worker did not stop and is being killed. worker={} pid={}", name, process.pid());
        process.destroyForcibly();
      }
    }
    keeper.join();
  }

  /** Kills it when it exceeds its memory or disk budget; must be called several times a second. */
  synchronized void endIfBeyondBudget() {
    if (process == null || !process.isAlive() || verdict.isPresent()) {
      return;
    }
    verdict = budget.objectionTo(process.pid());
    if (verdict.isPresent()) {
      LOG.warn("A worker exceeded a limit and is being stopped. worker={} pid={} heldMegabytes={} why=\"{}\"",
          name, process.pid(), ProcessMemory.heldBy(process.pid()) >> 20, verdict.get());
      process.destroyForcibly();
    }
  }

  private void keep() {
    try {
      while (stopping.getCount() > 0) {
        Instant started = Instant.now();
        int code = runOnce();
        Duration life = Duration.between(started, Instant.now());
        boolean atOnce = clearedUp(code) > 0 || code == WorkerProcess.SPOILED;
        Duration wait = atOnce ? Duration.ZERO : backOff.after(life);
        if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that died of its work may be restarted at once: that work is not retried forever. */
  private int clearedUp(int code) {
    Optional<String> why = takeVerdict();
    if (stopping.getCount() == 0) {
      return 0;
    }
    try {
      if (code == WorkerProcess.SPOILED) {
        aftermath.ofReplacement();
        return 0;
      }
      return aftermath.ofDeath(why);
    } catch (RuntimeException failure) {
      LOG.error("The jobs of a worker that died cannot be requeued yet. worker={}", name, failure);
      return 0;
    }
  }

  private synchronized Optional<String> takeVerdict() {
    Optional<String> taken = verdict;
    verdict = Optional.empty();
    return taken;
  }

  private int runOnce() throws InterruptedException {
    Process running = started();
    if (running == null) {
      return NOT_STARTED;
    }
    int code = running.waitFor();
    if (stopping.getCount() > 0) {
      LOG.warn("{} worker={} pid={} code={}",
          code == WorkerProcess.SPOILED ? "A worker is being replaced." : "A worker exited and is being restarted.",
          name, running.pid(), ExitCode.words(code));
    }
    return code;
  }

  private synchronized Process started() {
    if (stopping.getCount() == 0) {
      return null;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
      process = builder.start();
      onStart.accept(process.pid());
      offerFirst(process.pid());
      LOG.info("A worker was started. worker={} pid={}", name, process.pid());
      handOver();
      return process;
    } catch (IOException failure) {
      LOG.error("A worker cannot be started. worker={}", name, failure);
      return null;
    }
  }

  private void handOver() {
    try {
      settings.write(process.getOutputStream());
    } catch (IOException endedAlready) {
      LOG.debug("A worker ended before it had its settings. worker={}", name, endedAlready);
    }
  }

  /** When the system runs out of memory, it should kill a worker, not the server or its database. */
  private static void offerFirst(long pid) {
    try {
      Files.writeString(Path.of("/proc", Long.toString(pid), "oom_score_adj"), VICTIM);
    } catch (IOException otherSystem) {
      LOG.debug("The system's out-of-memory preference cannot be set. pid={}", pid, otherSystem);
    }
  }
}
