package org.clipwright.server;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clipwright.render.FrameImage;
import org.clipwright.render.FrameRenderer;
import org.clipwright.render.MediaClipSounds;
import org.clipwright.render.RenderSetup;
import org.clipwright.sdk.media.Frame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clipwright frames}. */
@Command(
    name = "frames",
    description = "Writes frames of a project as PNG files named f000001.png and so on.",
    mixinStandardHelpOptions = true)
final class FramesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PROJECT", description = "An OpenShot project (.osp, .json) or a ZIP of one.")
  private Path project;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
  private Path folder;

  @Option(names = "--frames", required = true, split = ",", paramLabel = "N", description = "Frame numbers, from 1.")
  private List<Long> numbers;

  @Option(names = "--width", paramLabel = "W", description = "Greatest width; the project's own unless given.")
  private Optional<Integer> width = Optional.empty();

  @Option(names = "--height", paramLabel = "H", description = "Greatest height; the project's own unless given.")
  private Optional<Integer> height = Optional.empty();

  @Override
  public Integer call() {
    numbers.stream().filter(number -> number < 1).findFirst().ifPresent(FramesCommand::refuse);
    try (ProjectInput input = ProjectInput.open(project)) {
      RenderSetup setup = Engine.fromEnvironment().setup(input);
      write(setup.withCanvas(width.orElse(setup.width()), height.orElse(setup.height())));
    }
    return 0;
  }

  private void write(RenderSetup setup) {
    try (FrameRenderer renderer = FrameRenderer.open(setup, new MediaClipSounds(setup)); Arena arena = Arena.ofShared()) {
      Files.createDirectories(folder);
      Frame frame = Frame.allocate(arena, renderer.width(), renderer.height());
      for (long number : numbers) {
        renderer.render(number, frame);
        FrameImage.writePng(frame, folder.resolve("f%06d.png".formatted(number)));
      }
    } catch (IOException e) {
      throw new CommandException("Pictures cannot be written to " + folder + ": " + e.getMessage());
    }
  }

  private static void refuse(long number) {
    throw new CommandException("Frame numbers count from 1, but " + number + " is asked for.");
  }
}
