package org.clipwright.commandline;

import java.util.ArrayList;
import java.util.List;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.Version;

/**
 * Runs the requested command: exit code 0 on success, 1 on failure with one line on stderr, 2 on wrong usage with help.
 */
public final class CommandLine {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** Many other programs have this command, so people try it; it does the same as the option. */
  private static final String HELP = "help";

  private static final Syntax PROGRAM =
      Syntax.of(
          "Edits and renders video: as a server with an API, and from the command line.",
          List.of(new Parameter("COMMAND", "One of the commands.")));

  private final CommandOutput output;
  private final List<CommandChoice> choices;

  /**
   * Creates a command line that has not been parsed yet.
   *
   * @param choices the available commands, in the order of the help
   */
  public CommandLine(CommandOutput output, CommandChoice... choices) {
    this.output = output;
    this.choices = List.of(choices);
  }

  /** Runs the command given by the words and returns the exit code. */
  public int run(List<String> words) {
    try {
      if (!words.isEmpty() && words.getFirst().equals(HELP)) {
        return tell(help(words.subList(1, words.size())));
      }
      boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
      return named ? run(choice(words.getFirst()), words.subList(1, words.size())) : runUnnamed(words);
    } catch (UsageException wrong) {
      return refuse(wrong, Usage.ofProgram(PROGRAM, choices));
    }
  }

  private String help(List<String> about) {
    if (about.size() > 1) {
      throw UsageException.surplus(about.get(1));
    }
    return about.isEmpty() || about.getFirst().startsWith("-")
        ? Usage.ofProgram(PROGRAM, choices)
        : Usage.of(choice(about.getFirst()));
  }

  private int runUnnamed(List<String> words) {
    Arguments arguments = new ArgumentsReader(PROGRAM).read(words);
    if (arguments.given(CommandOption.HELP.name())) {
      return tell(Usage.ofProgram(PROGRAM, choices));
    }
    if (arguments.given(CommandOption.VERSION.name())) {
      return tell(Version.line());
    }
    return run(choice(arguments.text("COMMAND")), List.of());
  }

  private CommandChoice choice(String word) {
    List<String> words = new ArrayList<>();
    for (CommandChoice choice : choices) {
      if (choice.word().equals(word)) {
        return choice;
      }
      words.add(choice.word());
    }
    throw UsageException.unknownCommand(word, words);
  }

  private int run(CommandChoice choice, List<String> words) {
    try {
      Arguments arguments = new ArgumentsReader(choice.syntax()).read(words);
      if (arguments.given(CommandOption.HELP.name())) {
        return tell(Usage.of(choice));
      }
      if (arguments.given(CommandOption.VERSION.name())) {
        return tell(Version.line());
      }
      return choice.with(arguments).run(output);
    } catch (UsageException wrong) {
      return refuse(wrong, Usage.of(choice));
    } catch (Exception failure) {
      return fail(choice, failure);
    } catch (OutOfMemoryError memory) {
      return fail(choice, new CommandException("There is not enough memory for this."));
    } finally {
      output.out().flush();
    }
  }

  private int fail(CommandChoice choice, Exception failure) {
    new FailureLine(output.err()).print(choice.word(), failure);
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
