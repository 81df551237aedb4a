package org.clipwright.server;

import java.util.List;

/** Runs the command that is asked for: exit code 0 done, 1 failed with one line on stderr, 2 wrong usage with help. */
final class CommandLine {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** Many other programs have this command, so that it is tried; it does the same as the option. */
  private static final String HELP = "help";

  private static final Syntax PROGRAM =
      Syntax.of(
          "Edits and renders video: as a server with an API, and from the command line.",
          List.of(new Parameter("COMMAND", "One of the commands.")));

  private final CommandOutput output;

  CommandLine(CommandOutput output) {
    this.output = output;
  }

  /** Does what the words say and returns the exit code. */
  int run(List<String> words) {
    try {
      if (!words.isEmpty() && words.getFirst().equals(HELP)) {
        return tell(help(words.subList(1, words.size())));
      }
      boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
      return named ? run(CommandName.of(words.getFirst()), words.subList(1, words.size())) : runUnnamed(words);
    } catch (UsageException wrong) {
      return refuse(wrong, Usage.ofProgram(PROGRAM));
    }
  }

  private static String help(List<String> about) {
    if (about.size() > 1) {
      throw UsageException.surplus(about.get(1));
    }
    return about.isEmpty() || about.getFirst().startsWith("-")
        ? Usage.ofProgram(PROGRAM)
        : Usage.of(CommandName.of(about.getFirst()));
  }

  private int runUnnamed(List<String> words) {
    Arguments arguments = new ArgumentsReader(PROGRAM).read(words);
    if (arguments.given(CommandOption.HELP.name())) {
      return tell(Usage.ofProgram(PROGRAM));
    }
    if (arguments.given(CommandOption.VERSION.name())) {
      return tell(Version.line());
    }
    return run(CommandName.of(arguments.text("COMMAND")), List.of());
  }

  private int run(CommandName name, List<String> words) {
    try {
      Arguments arguments = new ArgumentsReader(name.syntax()).read(words);
      if (arguments.given(CommandOption.HELP.name())) {
        return tell(Usage.of(name));
      }
      if (arguments.given(CommandOption.VERSION.name())) {
        return tell(Version.line());
      }
      return name.with(arguments).run(output);
    } catch (UsageException wrong) {
      return refuse(wrong, Usage.of(name));
    } catch (Exception failure) {
      return fail(name, failure);
    } catch (OutOfMemoryError memory) {
      return fail(name, new CommandException("There is not enough memory for this."));
    } finally {
      output.out().flush();
    }
  }

  private int fail(CommandName name, Exception failure) {
    new FailureLine(output.err()).print(name, failure);
    return FAILED;
  }

  private int tell(String text) {
    output.out().println(text);
    return DONE;
  }

  private int refuse(UsageException wrong, String usage) {
    output.err().println(wrong.getMessage());
    output.err().println(usage);
    return WRONG_USAGE;
  }
}
