package org.clipwright.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry: one subcommand for each thing it does. */
@Command(
    name = "clipwright",
    description = "Edits and renders video: as a server with an API, and from the command line.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = {
      ServeCommand.class,
      WorkerCommand.class,
      RenderCommand.class,
      FramesCommand.class,
      AudioCommand.class,
      ProbeCommand.class,
      VersionCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line: exit code 0 done, 1 failed with one line on stderr, 2 wrong usage with help. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new FailureLine())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
