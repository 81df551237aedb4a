package org.clipwright.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.FileReason;
import org.clipwright.configuration.PlatformBackends;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.StopSignals;
import org.clipwright.configuration.WorkerProcess;
import org.clipwright.configuration.trace.TraceRecording;
import org.clipwright.services.work.Lane;

/** {@code clipwright worker}. */
final class WorkerCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Does one kind of work for servers that share a database and storage.",
          List.of(),
          CommandOption.required(
              "--lane", "LANE", "Which work: " + laneWords() + "; interactive is work that callers wait for."),
          CommandOption.optional("--name", "NAME", "Distinguishes workers on one machine, in logs for example."),
          CommandOption.hiddenSwitch("--supervised", "Stops at the end of standard input, not at Ctrl-C."));

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Lane lane;
  private final String name;
  private final boolean supervised;

  WorkerCommand(Arguments arguments) {
    this.lane = arguments.choice("--lane", Lane.values());
    this.name = arguments.optionalText("--name").orElse("worker");
    this.supervised = arguments.given("--supervised");
  }

  private static String laneWords() {
    List<String> words = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      words.add(lane.word());
    }
    return String.join(", ", words);
  }

  @Override
  public int run(CommandOutput output) throws InterruptedException {
    Configuration configuration = Configuration.read(settings());
    StopSignals signals = supervised ? StopSignals.listenSupervised() : StopSignals.listen();
    PlatformBackends.Tables tables = supervised
        ? PlatformBackends.Tables.KEPT : PlatformBackends.Tables.BROUGHT_UP_TO_DATE;
    try (TraceRecording _ = TraceRecording.start(configuration.traces(), "clipwright-worker");
        ConnectedWorker worker = ConnectedWorker.start(configuration, tables, lane, name)) {
      worker.spoiled().thenRun(() -> endSoon(signals));
      signals.await();
      if (worker.spoiled().isDone()) {
        return WorkerProcess.SPOILED;
      }
      if (!supervised && configuration.workers().drain().isPositive()) {
        worker.drain(configuration.workers().drain());
      }
      return 0;
    }
  }

  private Map<String, String> settings() {
    Map<String, String> own = SettingsPipe.ofThisProcess();
    if (!supervised) {
      return own;
    }
    try {
      return SettingsPipe.read(System.in).over(own);
    } catch (IOException failure) {
      throw new CommandException("The settings cannot be read from the server: " + FileReason.of(failure) + ".");
    }
  }

  /** Stops in an orderly way, but a process that is out of memory, or whose threads are all busy, may not manage to. */
  private static void endSoon(StopSignals signals) {
    Thread.ofPlatform().name("end").daemon().start(() -> {
      try {
        Thread.sleep(PATIENCE);
      } catch (InterruptedException asked) {
        Thread.currentThread().interrupt();
      }
      Runtime.getRuntime().halt(WorkerProcess.SPOILED);
    });
    signals.stop();
  }
}
