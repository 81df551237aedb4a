package org.clipwright.services;

import java.nio.file.Path;

/** Renders exports; one of a worker's own tools. */
public interface ExportRenderer {

  /** Told how far rendering is, and asked whether to go on, several times a second. */
  interface Monitor {

    /** Tells how many of the frames are done. */
    void progress(long done, long total);

    /** Whether the caller wants it stopped. */
    boolean cancelled();
  }

  /**
   * Renders and returns the finished file in the order's folder.
   *
   * @throws PlatformException with a sentence for the user when it cannot be rendered
   * @throws RenderStoppedException when the monitor wanted it stopped
   */
  Path render(ExportOrder order, Monitor monitor);
}
