package org.clipwright.commands;

import java.nio.file.Path;
import org.clipwright.render.still.TransitionMask;
import org.clipwright.timeline.PathResolver;

/**
 * The files of a project on the command line: beside it, in its assets folder, among the masks drawn by code, or
 * anywhere on the machine, which is its user's own.
 *
 * @param beside where the project lies
 * @param assets its assets folder
 * @param masks folder for drawn masks
 */
record LocalFiles(PathResolver beside, Path assets, Path masks) implements PathResolver {

  private static final String ASSETS = "@assets/";

  /** Those of the project in a file. */
  static LocalFiles of(Path project, Path masks) {
    Path folder = project.toAbsolutePath().getParent();
    String name = project.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return new LocalFiles(PathResolver.relativeTo(folder), folder.resolve(name + "_assets"), masks);
  }

  @Override
  public Path resolve(String path) {
    if (path.startsWith(ASSETS)) {
      return PathResolver.relativeTo(assets).resolve(path.substring(ASSETS.length()));
    }
    return TransitionMask.file(path, masks).orElseGet(() -> beside.resolve(path));
  }

  @Override
  public PathResolver within(Path project) {
    return of(project, masks);
  }
}
