package org.clipwright.services.export;

import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.work.RenderStoppedException;

/** Renders exports; one of a worker's own tools. */
public interface ExportRenderer {

  /** Told how far rendering is, and asked whether to go on, several times a second. */
  interface Monitor {

    /** Tells how many of the frames are done. */
    void progress(long done, long total);

    /** Whether the caller wants it stopped. */
    boolean cancelled();

    /** Tells in one sentence what the owner should know although the export goes on; each once. */
    void warn(String sentence);

    /** Tells of how many segments the output was made; not called where it was made in one piece. */
    void segments(SegmentCount count);
  }

  /**
   * Renders and returns the finished file in the order's folder.
   *
   * @throws PlatformException with a sentence for the user when it cannot be rendered
   * @throws RenderStoppedException when the monitor wanted it stopped
   */
  Path render(ExportOrder order, Monitor monitor);

  /** Told when an export that asked for segments is over or left to others; what was kept for it may be removed. */
  default void tidy() {}

  /**
   * What was running, in words, when a process died that rendered an export on this machine; told once.
   *
   * @param scratch the folder in which the order's folder was
   */
  Optional<String> lastRunning(Path scratch, long export);
}
