package org.clipwright.commandline;

/** One of the commands that a program offers. */
public interface CommandChoice {

  /** Its name on the command line. */
  String word();

  Syntax syntax();

  /**
   * The command with these values.
   *
   * @throws UsageException when one of them has the wrong type
   */
  Command with(Arguments arguments);
}
