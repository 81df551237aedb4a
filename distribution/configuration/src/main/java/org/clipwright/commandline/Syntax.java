package org.clipwright.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * How a command is written, for those who read its arguments and for its help.
 *
 * @param description one sentence for the help
 * @param parameters its parameters, in this order
 * @param options in any order
 */
public record Syntax(String description, List<Parameter> parameters, List<CommandOption> options) {

  /** With these options and those that every command has. */
  public static Syntax of(String description, List<Parameter> parameters, CommandOption... options) {
    List<CommandOption> all = new ArrayList<>(List.of(options));
    all.add(CommandOption.HELP);
    all.add(CommandOption.VERSION);
    return new Syntax(description, parameters, List.copyOf(all));
  }
}
