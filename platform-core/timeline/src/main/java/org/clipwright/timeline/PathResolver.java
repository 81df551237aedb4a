package org.clipwright.timeline;

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

  /**
   * Where the paths lie that a project names which is a clip of this one: by the same rule, unless the rule says
   * otherwise.
   */
  default PathResolver within(Path project) {
    return this;
  }

  /** Paths relative to a folder, or to that of the project inside of another; absolute paths stay as they are. */
  static PathResolver relativeTo(Path folder) {
    return new RelativePaths(folder);
  }
}
