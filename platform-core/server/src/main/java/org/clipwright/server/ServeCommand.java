package org.clipwright.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clipwright serve}. */
@Command(
    name = "serve",
    description = "Serves the API, with a database and workers of its own unless told otherwise.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on; 127.0.0.1 unless given.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 8080 unless given, 0 for any.")
  private Optional<String> port = Optional.empty();

  @Option(names = "--data", paramLabel = "FOLDER", description = "Folder of the database, the media and your plugins.")
  private Optional<String> data = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> settings = settings();
    Configuration configuration = Configuration.read(settings);
    StopSignals signals = StopSignals.listen();
    try (RunningServer server = RunningServer.start(configuration, settings, signals)) {
      server.greeting().print(spec.commandLine().getOut());
      signals.await();
      return server.failed() ? 1 : 0;
    }
  }

  /** The environment, with the flags in place of the variables they stand for. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(System.getenv());
    host.ifPresent(value -> settings.put(Setting.HOST.variable(), value));
    port.ifPresent(value -> settings.put(Setting.PORT.variable(), value));
    data.ifPresent(value -> settings.put(Setting.DATA.variable(), value));
    return settings;
  }
}
