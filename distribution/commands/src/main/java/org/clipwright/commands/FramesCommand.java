package org.clipwright.commands;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.commandline.Arguments;
import org.clipwright.commandline.Command;
import org.clipwright.commandline.CommandOption;
import org.clipwright.commandline.CommandOutput;
import org.clipwright.commandline.Syntax;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.mix.MediaClipSounds;
import org.clipwright.render.picture.FrameImage;
import org.clipwright.render.setup.RenderSetup;
import org.clipwright.sdk.media.Frame;

/** {@code clipwright frames}. */
final class FramesCommand implements Command {

  static final Syntax SYNTAX =
      Syntax.of(
          "Writes frames of a project as PNG files named f000001.png and so on.",
          List.of(ProjectInput.PARAMETER),
          CommandOption.required("--out", "DIR", "The folder to write to."),
          CommandOption.repeated("--frames", "N", "Frame numbers, from 1."),
          CommandOption.optional("--width", "W", "Maximum width (default: the project's)."),
          CommandOption.optional("--height", "H", "Maximum height (default: the project's)."));

  private final Path project;
  private final Path folder;
  private final List<Long> numbers;
  private final Optional<Integer> width;
  private final Optional<Integer> height;

  FramesCommand(Arguments arguments) {
    this.project = arguments.path("PROJECT");
    this.folder = arguments.path("--out");
    this.numbers = arguments.numbers("--frames");
    this.width = arguments.optionalInteger("--width");
    this.height = arguments.optionalInteger("--height");
  }

  @Override
  public int run(CommandOutput output) {
    numbers.stream().filter(number -> number < 1).findFirst().ifPresent(FramesCommand::refuse);
    Stream.of(width, height).flatMap(Optional::stream).filter(size -> size < 1).findFirst()
        .ifPresent(FramesCommand::refuseSize);
    try (ProjectInput input = ProjectInput.open(project)) {
      RenderSetup setup = EnvironmentEngine.fromEnvironment().setup(input.timeline(), input.files());
      warnOfFramesBeyond(setup.lastFrame(), output);
      write(setup.withCanvas(width.orElse(setup.width()), height.orElse(setup.height())));
    }
    return 0;
  }

  private void warnOfFramesBeyond(long last, CommandOutput output) {
    List<Long> beyond = numbers.stream().filter(number -> number > last).toList();
    if (!beyond.isEmpty()) {
      output.err().println(
          "clipwright: The project ends with frame " + last + "; frames after it are empty: "
              + beyond.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
    }
  }

  private void write(RenderSetup setup) {
    try (FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup));
        Arena arena = Arena.ofShared()) {
      Files.createDirectories(folder);
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      for (long number : numbers) {
        renderer.render(number, frame);
        FrameImage.writePng(frame, folder.resolve("f%06d.png".formatted(number)));
      }
    } catch (IOException e) {
      throw new CommandException("Pictures cannot be written to " + folder + ": " + FileReason.of(e) + ".");
    }
  }

  private static void refuse(long number) {
    throw new CommandException("Frame numbers start at 1; " + number + " is not one.");
  }

  private static void refuseSize(int size) {
    throw new CommandException("A picture must be at least 1x1 pixels, not " + size + ".");
  }
}
