package org.clipwright.commandline;

/** One operation of the program, with its arguments. */
public interface Command {

  /**
   * Runs the command.
   *
   * @return the exit code of the process
   * @throws Exception when it fails; the message says why
   */
  int run(CommandOutput output) throws Exception;
}
