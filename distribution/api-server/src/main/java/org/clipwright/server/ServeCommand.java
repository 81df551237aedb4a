package org.clipwright.server;

import java.util.Map;
import java.util.Optional;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandChoice;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.ServeFlags;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.SettingsPipe;
import org.clipwright.configuration.StopSignals;

/** {@code clipwright serve}. */
record ServeCommand(ServeFlags flags) implements Command {

  /** The one command of this program. */
  static final CommandChoice CHOICE = new CommandChoice() {
    @Override
    public String word() {
      return ServeFlags.COMMAND;
    }

    @Override
    public Syntax syntax() {
      return ServeFlags.SYNTAX;
    }

    @Override
    public Command with(Arguments arguments) {
      return new ServeCommand(ServeFlags.of(arguments));
    }
  };

  @Override
  public int run(CommandOutput output) throws InterruptedException {
    Map<String, String> given = flags.over(SettingsPipe.ofThisProcess());
    Configuration wanted = Configuration.read(given);
    Optional<WorkerUser> worker = wanted.workers().user().map(name -> WorkerUser.named(name).sharing(given));
    Map<String, String> settings = worker.map(user -> user.settings(given)).orElse(given);
    Configuration configuration = worker.isPresent() ? Configuration.read(settings).guardingMedia() : wanted;
    StopSignals signals = StopSignals.listen();
    try (RunningServer server = RunningServer.start(configuration, settings, worker, signals)) {
      server.greeting().print(output.out());
      signals.await();
      return server.failed() ? 1 : 0;
    }
  }
}
