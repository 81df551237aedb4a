package org.clipwright.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.Timeline;

/** Projects that are clips of other projects, loaded once. One thread at a time. */
final class NestedProjects {

  private final Set<Path> outer;
  private final Map<Path, Timeline> timelines = new HashMap<>();

  /** Projects inside the given ones, which they therefore must not contain. */
  NestedProjects(Set<Path> outer) {
    this.outer = Set.copyOf(outer);
  }

  /** The projects that a project in this file would be inside of, itself included. */
  Set<Path> outerOf(Path file) {
    Set<Path> all = new java.util.HashSet<>(outer);
    all.add(file);
    return all;
  }

  /** The project in a file. */
  Timeline timeline(Path file) {
    Timeline known = timelines.get(file);
    if (known == null) {
      known = load(file);
      timelines.put(file, known);
    }
    return known;
  }

  private Timeline load(Path file) {
    if (outer.contains(file)) {
      throw new RenderException("The project \"" + file.getFileName() + "\" contains itself.");
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      return new ProjectReader(PathResolver.relativeTo(folder)).read(Files.readString(file));
    } catch (IOException exception) {
      throw new MediaException("The project \"" + file.getFileName() + "\" cannot be read.", exception);
    }
  }
}
