package org.clipwright.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is started again whenever it ends, until it is told to stop.
 *
 * <p>The end of its standard input tells it to stop: so it also stops when this process dies without a word.
 */
final class SupervisedProcess {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);

  private static final int NOT_STARTED = -1;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Handover handover;
  private final BackOff backOff = new BackOff();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread keeper;
  private Process process;

  /**
   * A process that does not run yet.
   *
   * @param name for logs
   * @param command the words of its command
   * @param environment all its variables; it inherits none
   * @param handover written to its standard input, before which nothing else comes
   */
  SupervisedProcess(String name, List<String> command, Map<String, String> environment, Handover handover) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.handover = handover;
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
        LOG.debug("A worker is gone already. worker={}", name, alreadyGone);
      }
    }
  }

  /** Waits until it has stopped; who takes too long is killed. */
  void awaitStop(Duration patience) throws InterruptedException {
    keeper.join(patience.toMillis());
    synchronized (this) {
      if (process != null && process.isAlive()) {
        LOG.warn("A worker does not stop and is killed. worker={} pid={}", name, process.pid());
        process.destroyForcibly();
      }
    }
    keeper.join();
  }

  private void keep() {
    try {
      while (stopping.getCount() > 0) {
        Instant started = Instant.now();
        int code = runOnce();
        Duration life = Duration.between(started, Instant.now());
        Duration wait = code == WorkerCommand.SPOILED ? Duration.ZERO : backOff.after(life);
        if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private int runOnce() throws InterruptedException {
    Process running = started();
    if (running == null) {
      return NOT_STARTED;
    }
    int code = running.waitFor();
    if (stopping.getCount() > 0) {
      LOG.warn("{} worker={} pid={} code={}",
          code == WorkerCommand.SPOILED ? "A worker is replaced." : "A worker has ended and is started again.",
          name, running.pid(), code);
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
      LOG.info("A worker is started. worker={} pid={}", name, process.pid());
      handOver();
      return process;
    } catch (IOException failure) {
      LOG.error("A worker cannot be started. worker={}", name, failure);
      return null;
    }
  }

  private void handOver() {
    try {
      handover.write(process.getOutputStream());
    } catch (IOException endedAlready) {
      LOG.debug("A worker ended before it had its settings. worker={}", name, endedAlready);
    }
  }
}
