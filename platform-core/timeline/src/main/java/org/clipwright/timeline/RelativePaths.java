package org.clipwright.timeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths relative to a folder; absolute paths stay as they are. For projects whose files are all their user's own. */
record RelativePaths(Path folder) implements PathResolver {

  @Override
  public Path resolve(String path) {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException exception) {
      throw new ProjectException("There can be no file \"" + path.replaceAll("\\p{Cntrl}", "?") + "\": "
          + exception.getReason() + ".");
    }
  }

  @Override
  public PathResolver within(Path project) {
    return new RelativePaths(project.toAbsolutePath().getParent());
  }
}
