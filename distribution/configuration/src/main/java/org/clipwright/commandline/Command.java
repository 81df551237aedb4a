package org.clipwright.commandline;

/** One thing that the program does, with the values that it was asked with. */
public interface Command {

  /**
   * Does it.
   *
   * @return the exit code of the process
   * @throws Exception when it cannot be done; the message says why
   */
  int run(CommandOutput output) throws Exception;
}
