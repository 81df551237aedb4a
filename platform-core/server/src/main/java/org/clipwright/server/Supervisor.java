package org.clipwright.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The worker processes of a server. */
final class Supervisor implements AutoCloseable {

  /** Workers give their work back within this time, or are killed and lose it when their leases end. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final List<SupervisedProcess> processes = new ArrayList<>();

  private Supervisor() {}

  /**
   * Starts the workers that the configuration wants.
   *
   * @param handover tells workers where database and media are
   */
  static Supervisor start(Configuration.Workers wanted, JavaCommand java, Handover handover) {
    Supervisor supervisor = new Supervisor();
    Map<String, String> environment = WorkerEnvironment.from(System.getenv());
    wanted.processes().forEach((lane, count) -> {
      for (int number = 1; number <= count; number++) {
        String name = lane.word() + "-" + number;
        List<String> command = java.words(wanted.heapBytes(), WorkerCommand.arguments(lane, name));
        supervisor.processes.add(new SupervisedProcess(name, command, environment, handover));
      }
    });
    supervisor.processes.forEach(SupervisedProcess::start);
    return supervisor;
  }

  /** Tells all workers to stop and waits until they have. */
  @Override
  public void close() {
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
