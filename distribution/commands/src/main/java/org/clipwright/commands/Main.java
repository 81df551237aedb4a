package org.clipwright.commands;

import java.util.List;
import org.clipwright.commandline.CommandLine;
import org.clipwright.commandline.CommandOutput;

/** The program's entry point. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(CommandOutput.ofProcess(), CommandName.values()).run(List.of(arguments)));
  }
}
