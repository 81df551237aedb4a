package org.clipwright.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.render.still.TransitionMask;
import org.clipwright.services.project.FileSpelling;
import org.clipwright.timeline.PathResolver;

/**
 * The files of a project on the command line: beside it, in its assets folder, among the masks drawn by code, or
 * anywhere on the machine, since it is the user's own.
 *
 * @param beside the project's folder
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
    return TransitionMask.file(path, masks).orElseGet(() -> found(path));
  }

  private Path found(String path) {
    return FileSpelling.readings(path).stream().map(this::named).map(FileSpelling::find).filter(Files::exists)
        .findFirst().orElseGet(() -> named(path));
  }

  private Path named(String path) {
    return path.startsWith(ASSETS)
        ? PathResolver.relativeTo(assets).resolve(path.substring(ASSETS.length()))
        : beside.resolve(path);
  }

  @Override
  public PathResolver within(Path project) {
    return of(project, masks);
  }
}
