package org.clipwright.commands;

import java.util.List;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.Version;

/** {@code clipwright version}. */
final class VersionCommand implements Command {

  static final Syntax SYNTAX = Syntax.of("Prints the version.", List.of());

  @Override
  public int run(CommandOutput output) {
    output.out().println(Version.line());
    return 0;
  }
}
