package org.clipwright.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.clipwright.commandline.Parameter;
import org.clipwright.configuration.CommandException;
import org.clipwright.configuration.FileReason;
import org.clipwright.services.project.ProjectArchive;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/** A project given on the command line: an OpenShot project file, or a ZIP that holds one with its media. */
final class ProjectInput implements AutoCloseable {

  /** What names it. */
  static final Parameter PARAMETER =
      new Parameter("PROJECT", "An OpenShot project (.osp, .json) or a ZIP of one.");

  private final Optional<ProjectArchive> archive;
  private final Path file;
  private final DrawnMasks masks = new DrawnMasks();

  private ProjectInput(Optional<ProjectArchive> archive, Path file) {
    this.archive = archive;
    this.file = file;
  }

  /** Opens a project. */
  static ProjectInput open(Path path) {
    if (Files.isDirectory(path)) {
      throw new CommandException(path + " is a folder, not a project.");
    }
    if (!Files.isRegularFile(path)) {
      throw new CommandException("There is no project " + path + ".");
    }
    if (!path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return new ProjectInput(Optional.empty(), path);
    }
    ProjectArchive archive = ProjectArchive.unpack(path);
    try {
      return new ProjectInput(Optional.of(archive), archive.projectFile());
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** The project's timeline. */
  Timeline timeline() {
    try {
      return new ProjectReader(files()).read(Files.readString(file));
    } catch (IOException e) {
      throw new CommandException(file.getFileName() + " cannot be read as a project: " + FileReason.of(e) + ".");
    }
  }

  /** Where the files that the project names lie. */
  PathResolver files() {
    return LocalFiles.of(file, masks.folder());
  }

  @Override
  public void close() {
    archive.ifPresent(ProjectArchive::close);
    masks.close();
  }
}
