package org.clipwright.timeline;

import java.nio.file.Path;

/**
 * Finds the actual location of a path that a project's JSON names. The file may not exist; whoever opens it reports
 * that.
 */
@FunctionalInterface
public interface PathResolver {

  /**
   * The location of a path, which is never empty.
   *
   * @throws ProjectException if the project may not use it, or there can be no such path
   */
  Path resolve(String path);

  /** The resolver for the paths of a nested project that is a clip of this one: the same rule, unless overridden. */
  default PathResolver within(Path project) {
    return this;
  }

  /** Paths relative to a folder, or to that of a nested project; absolute paths stay as they are. */
  static PathResolver relativeTo(Path folder) {
    return new RelativePaths(folder);
  }
}
