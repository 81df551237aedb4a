package org.clipwright.commandline;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Options for the parsing library whose long names need two dashes; by default it accepts one. */
final class DashedOptions extends Options {

  private static final long serialVersionUID = 1L;

  private static final String DASHES = "--";

  DashedOptions(List<CommandOption> options) {
    for (CommandOption option : options) {
      addOption(
          Option.builder(option.letter().isEmpty() ? null : option.letter())
              .longOpt(option.name().substring(DASHES.length()))
              .hasArg(!option.isSwitch())
              .argName(option.value())
              .get());
    }
  }

  static String name(Option option) {
    return DASHES.concat(option.getLongOpt());
  }

  @Override
  public boolean hasLongOption(String name) {
    return name.startsWith(DASHES) && super.hasLongOption(name);
  }

  /** The library counts the long names of options without a letter among the short ones. */
  @Override
  public boolean hasShortOption(String name) {
    return name.length() == 1 && super.hasShortOption(name);
  }
}
