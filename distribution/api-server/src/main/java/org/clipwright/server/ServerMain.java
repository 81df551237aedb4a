package org.clipwright.server;

import java.util.List;
import org.clipwright.commandline.CommandLine;
import org.clipwright.commandline.CommandOutput;

/** The entry point of the API process, a separate program so that native media code is not among its modules. */
public final class ServerMain {

  private ServerMain() {}

  /** Serves until asked to stop, and ends the process with an exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(CommandOutput.ofProcess(), ServeCommand.CHOICE).run(List.of(arguments)));
  }
}
