package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.commands.fuzz.Fuzzing;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;

/** {@code clipwright fuzz}. */
final class FuzzCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Renders random projects in several ways and compares the results.",
          List.of(),
          CommandOption.required("--out", "DIR", "The folder for media, and for projects whose results differ."),
          CommandOption.optional("--projects", "N", "Number of projects (default 200)."),
          CommandOption.optional("--seed", "S", "Number of the first project (default 1)."));

  private static final long USUAL = 200;

  private final Path folder;
  private final long projects;
  private final long seed;

  FuzzCommand(Arguments arguments) {
    this.folder = arguments.path("--out");
    this.projects = arguments.optionalNumber("--projects").orElse(USUAL);
    this.seed = arguments.optionalNumber("--seed").orElse(1L);
  }

  @Override
  public int run(CommandOutput output) {
    try {
      Fuzzing fuzzing = Fuzzing.in(folder, EnvironmentEngine.fromEnvironment());
      long failed = 0;
      for (long number = seed; number < seed + projects; number++) {
        List<String> wrong = fuzzing.render(number);
        long project = number;
        wrong.forEach(sentence -> output.out().println("project " + project + " " + sentence));
        if (wrong.isEmpty()) {
          fuzzing.distances(number).forEach(sentence -> output.out().println("project " + project + ": " + sentence));
        } else {
          failed++;
        }
      }
      output.out().println(fuzzing.comparison());
      output.out().println(projects + " projects, " + failed + " of them failed or differed");
      return failed == 0 ? 0 : 1;
    } catch (IOException e) {
      throw new CommandException("Projects cannot be written to " + folder + ": " + FileReason.of(e) + ".");
    }
  }
}
