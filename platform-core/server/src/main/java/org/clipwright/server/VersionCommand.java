package org.clipwright.server;

import java.util.List;

/** {@code clipwright version}. */
final class VersionCommand implements Command {

  static final Syntax SYNTAX = Syntax.of("Prints the version.", List.of());

  @Override
  public int run(CommandOutput output) {
    output.out().println(Version.line());
    return 0;
  }
}
