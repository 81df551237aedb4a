package org.clipwright.timeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths relative to a folder; absolute paths stay as they are. For projects whose files all belong to their user. */
record RelativePaths(Path folder) implements PathResolver {

  @Override
  public Path resolve(String path) {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException exception) {
      throw new ProjectException("\"" + path.replaceAll("\\p{Cntrl}", "?") + "\" is not a valid file name: "
          + exception.getReason() + ".");
    }
  }

  @Override
  public PathResolver within(Path project) {
    Path file = project.toAbsolutePath();
    return new RelativePaths(Optional.ofNullable(file.getParent()).orElse(file));
  }
}
