package org.clipwright.commandline;

/** One of the commands that a program offers. */
public interface CommandChoice {

  /** How the command line names it. */
  String word();

  /** How it is written. */
  Syntax syntax();

  /**
   * The command with these values.
   *
   * @throws UsageException when one of them is not of its kind
   */
  Command with(Arguments arguments);
}
