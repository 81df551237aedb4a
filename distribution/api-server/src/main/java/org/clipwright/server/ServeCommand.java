package org.clipwright.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.Configuration;
import org.clipwright.configuration.Handover;
import org.clipwright.configuration.Setting;
import org.clipwright.configuration.StopSignals;

/** {@code clipwright serve}. */
public final class ServeCommand implements Command {

  public static final Syntax SYNTAX =
      Syntax.of(
          "Serves the API, with a database and workers of its own unless told otherwise.",
          List.of(),
          CommandOption.optional("--host", "HOST", "Address to listen on; 127.0.0.1 unless given."),
          CommandOption.optional("--port", "PORT", "Port to listen on; 8080 unless given, 0 for any."),
          CommandOption.optional("--data", "FOLDER", "Folder of the database, the media and your plugins."));

  private final Optional<String> host;
  private final Optional<String> port;
  private final Optional<String> data;

  public ServeCommand(Arguments arguments) {
    this.host = arguments.optionalText("--host");
    this.port = arguments.optionalText("--port");
    this.data = arguments.optionalText("--data");
  }

  @Override
  public int run(CommandOutput output) throws InterruptedException {
    Map<String, String> settings = settings();
    Configuration configuration = Configuration.read(settings);
    StopSignals signals = StopSignals.listen();
    try (RunningServer server = RunningServer.start(configuration, settings, signals)) {
      server.greeting().print(output.out());
      signals.await();
      return server.failed() ? 1 : 0;
    }
  }

  /** What the operator set, with the flags in place of the variables they stand for. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(Handover.ofThisProcess());
    host.ifPresent(value -> settings.put(Setting.HOST.variable(), value));
    port.ifPresent(value -> settings.put(Setting.PORT.variable(), value));
    data.ifPresent(value -> settings.put(Setting.DATA.variable(), value));
    return settings;
  }
}
