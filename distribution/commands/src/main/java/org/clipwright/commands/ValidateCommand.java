package org.clipwright.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.render.setup.EffectRegistry;
import org.clipwright.render.still.MissingFonts;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.services.action.ActionResult;
import org.clipwright.services.project.ProjectCheck;
import org.clipwright.services.work.WorkAnswer;
import org.clipwright.timeline.PathResolver;

/** {@code clipwright validate}. */
final class ValidateCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Lists what would make a project fail or look different than intended.",
          List.of(ProjectInput.PARAMETER));

  private final Path project;

  ValidateCommand(Arguments arguments) {
    this.project = arguments.path("PROJECT");
  }

  @Override
  public int run(CommandOutput output) {
    try (ProjectInput input = ProjectInput.open(project)) {
      List<ActionResult.Finding> findings =
          check(input.files(), EnvironmentEngine.fromEnvironment().effects()).findings(input.document());
      findings.forEach(finding -> output.out().println(word(finding) + ": " + finding.sentence()));
      long errors = findings.stream().filter(ActionResult.Finding::isError).count();
      output.out().println(errors == 0 ? "The project is valid." : "The project is not valid.");
      return errors == 0 ? 0 : 1;
    }
  }

  private static ProjectCheck check(PathResolver files, EffectRegistry effects) {
    return new ProjectCheck(
        path -> Files.isRegularFile(files.resolve(path)),
        type -> effects.picture(type).map(PictureEffect::descriptor)
            .or(() -> effects.sound(type).map(SoundEffect::descriptor)),
        path -> Optional.empty(),
        fonts -> new WorkAnswer.MissingFonts(MissingFonts.of(fonts.families()),
            fonts.drawings().stream().map(path -> MissingFonts.of(files.resolve(path))).toList()));
  }

  private static String word(ActionResult.Finding finding) {
    return finding.isError() ? "error" : "warning";
  }
}
