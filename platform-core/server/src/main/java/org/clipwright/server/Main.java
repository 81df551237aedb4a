package org.clipwright.server;

import java.util.List;

/** The program's entry. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(CommandOutput.ofProcess(), CommandName.values()).run(List.of(arguments)));
  }
}
