package org.clipwright.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.clipwright.timeline.ProjectText;
import org.clipwright.timeline.Timeline;
import org.clipwright.timeline.edit.ProjectMigration;

/** A project given on the command line: an OpenShot project file, or a ZIP that holds one with its media. */
final class ProjectInput implements AutoCloseable {

  /** The command-line parameter that names it. */
  static final Parameter PARAMETER =
      new Parameter("PROJECT", "An OpenShot project (.osp, .json) or a ZIP of one.");

  private final Optional<ProjectArchive> archive;
  private final Path file;
  private final DrawnMasks masks = new DrawnMasks();

  private ProjectInput(Optional<ProjectArchive> archive, Path file) {
    this.archive = archive;
    this.file = file;
  }

  /** Opens a project file, or unpacks a ZIP. */
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
    return new ProjectReader(files()).read(text());
  }

  /** The project's JSON, brought up to the current format. */
  ObjectNode document() {
    try {
      if (new ObjectMapper().readTree(text()) instanceof ObjectNode document) {
        ProjectMigration.migrate(document);
        return document;
      }
      throw new CommandException(file.getFileName() + " is not a project: its JSON is not an object.");
    } catch (JsonProcessingException e) {
      throw new CommandException(
          file.getFileName() + " is not a project: its JSON is invalid at line " + e.getLocation().getLineNr() + ".");
    }
  }

  private String text() {
    try {
      byte[] content = Files.readAllBytes(file);
      if (ProjectMigration.isPickled(content)) {
        throw new CommandException(file.getFileName() + ProjectMigration.PICKLED);
      }
      return ProjectText.of(content);
    } catch (IOException e) {
      throw new CommandException(file.getFileName() + " cannot be read as a project: " + FileReason.of(e) + ".");
    }
  }

  /** Resolves the files that the project names. */
  PathResolver files() {
    return LocalFiles.of(file, masks.folder());
  }

  @Override
  public void close() {
    archive.ifPresent(ProjectArchive::close);
    masks.close();
  }
}
