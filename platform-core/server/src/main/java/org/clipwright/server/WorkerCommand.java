package org.clipwright.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.clipwright.services.Lane;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clipwright worker}. */
@Command(
    name = "worker",
    description = "Does one kind of work for servers on the same database and storage.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

  /** The exit code of a worker that wants to be replaced by a new process; BSD calls it a failure for the moment. */
  static final int SPOILED = 75;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(
      names = "--lane",
      required = true,
      paramLabel = "LANE",
      description = "Which work: ${COMPLETION-CANDIDATES}; interactive is what callers wait for.")
  private Lane lane;

  @Option(names = "--name", paramLabel = "NAME", description = "Tells workers of one machine apart, in logs for example.")
  private String name = "worker";

  @Option(names = "--supervised", hidden = true, description = "Stops at the end of standard input, not at Ctrl-C.")
  private boolean supervised;

  /** The arguments with which a server starts a worker. */
  static List<String> arguments(Lane lane, String name) {
    return List.of("worker", "--lane", lane.word(), "--name", name, "--supervised");
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration configuration = Configuration.read(System.getenv());
    StopSignals signals = supervised ? StopSignals.listenSupervised() : StopSignals.listen();
    Foundation.Tables tables = supervised ? Foundation.Tables.KEPT : Foundation.Tables.BROUGHT_UP_TO_DATE;
    try (RunningWorker worker = RunningWorker.start(configuration, tables, lane, name)) {
      worker.spoiled().thenRun(() -> endSoon(signals));
      signals.await();
      return worker.spoiled().isDone() ? SPOILED : 0;
    }
  }

  /** Stops in order, but a process without memory, or whose threads are all busy, may not be able to. */
  private static void endSoon(StopSignals signals) {
    Thread.ofPlatform().name("end").daemon().start(() -> {
      try {
        Thread.sleep(PATIENCE);
      } catch (InterruptedException asked) {
        Thread.currentThread().interrupt();
      }
      Runtime.getRuntime().halt(SPOILED);
    });
    signals.stop();
  }
}
