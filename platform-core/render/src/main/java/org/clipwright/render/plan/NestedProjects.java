package org.clipwright.render.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.clipwright.render.codec.MediaException;
import org.clipwright.render.setup.RenderException;
import org.clipwright.timeline.PathResolver;
import org.clipwright.timeline.ProjectReader;
import org.clipwright.timeline.ProjectText;
import org.clipwright.timeline.Timeline;

/** Projects that are clips of other projects, each loaded once. One thread at a time. */
public final class NestedProjects {

  /**
   * How many projects may be open inside nested ones. Each level can multiply them, so that a few small files would
   * exhaust all memory and time.
   */
  private static final int MOST_WITHIN = 250;

  private static final long LARGEST_BYTES = 32L << 20;

  /** While being parsed, a project takes ten times its text or more. */
  private static final int PART_OF_HEAP = 16;

  private final Set<Path> outer;
  private final AtomicInteger open;
  private final AtomicLong bytes;
  private long ownBytes;
  private final Map<Path, Timeline> timelines = new HashMap<>();

  private NestedProjects(Set<Path> outer, AtomicInteger open, AtomicLong bytes) {
    this.outer = Set.copyOf(outer);
    this.open = open;
    this.bytes = bytes;
  }

  /** The projects nested in a top-level project. */
  public static NestedProjects ofOutermost() {
    return new NestedProjects(Set.of(), new AtomicInteger(), new AtomicLong());
  }

  /**
   * The projects nested in the one in a file, which counts as open from now on until {@link #leave}; none may contain a
   * project it is inside of.
   *
   * @throws RenderException when too many are open
   */
  public NestedProjects enter(Path file) {
    if (!outer.isEmpty() && open.incrementAndGet() > MOST_WITHIN) {
      open.decrementAndGet();
      throw new RenderException(
          "The project has more than " + MOST_WITHIN + " nested projects; the last is \""
              + file.getFileName() + "\".");
    }
    Set<Path> all = new HashSet<>(outer);
    all.add(file);
    return new NestedProjects(all, open, bytes);
  }

  /** Closes the project that these are nested in. */
  public void leave() {
    if (outer.size() > 1) {
      open.decrementAndGet();
    }
    bytes.addAndGet(-ownBytes);
    ownBytes = 0;
    timelines.clear();
  }

  /**
   * Loads the project in a file.
   *
   * @param files finds the files of the project that contains it
   */
  public Timeline timeline(Path file, PathResolver files) {
    Timeline known = timelines.get(file);
    if (known == null) {
      known = load(file, files);
      timelines.put(file, known);
    }
    return known;
  }

  private Timeline load(Path file, PathResolver files) {
    if (outer.contains(file)) {
      throw new RenderException("The project \"" + file.getFileName() + "\" contains itself.");
    }
    try {
      requireRoom(file, Files.size(file));
      return new ProjectReader(files.within(file)).read(ProjectText.of(Files.readAllBytes(file)));
    } catch (IOException exception) {
      throw new MediaException("The project \"" + file.getFileName() + "\" cannot be read.", exception);
    }
  }

  /** A file's size counts for as long as it stays open. */
  private void requireRoom(Path file, long size) {
    if (size > LARGEST_BYTES) {
      throw new RenderException(
          "The project \"" + file.getFileName() + "\" is too large: at most " + (LARGEST_BYTES >> 20)
              + " MiB can be read.");
    }
    long most = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    if (bytes.addAndGet(size) > most) {
      bytes.addAndGet(-size);
      throw new RenderException("The nested projects are too large: their files may have " + (most >> 20)
          + " MiB together; the last is \"" + file.getFileName() + "\".");
    }
    ownBytes += size;
  }
}
