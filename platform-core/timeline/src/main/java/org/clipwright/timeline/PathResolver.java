package org.clipwright.timeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Tells where a path that a project's JSON names really lies. It may not exist; whoever opens it says so. */
@FunctionalInterface
public interface PathResolver {

  /**
   * The place of a path, which is never empty.
   *
   * @throws ProjectException when the project may not use it, or there can be no such path
   */
  Path resolve(String path);

  /** Paths relative to a folder; absolute paths stay as they are. */
  static PathResolver relativeTo(Path folder) {
    return path -> {
      try {
        return folder.resolve(path).normalize();
      } catch (InvalidPathException exception) {
        throw new ProjectException("There can be no file \"" + path.replaceAll("\\p{Cntrl}", "?") + "\": " + exception.getReason() + ".");
      }
    };
  }
}
