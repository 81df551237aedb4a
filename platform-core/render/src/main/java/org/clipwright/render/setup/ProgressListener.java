package org.clipwright.render.setup;

/** Receives the progress of a render. Called on the render's thread after each frame, so it must return quickly. */
@FunctionalInterface
public interface ProgressListener {

  /** Reports how many of all frames are encoded. */
  void frames(long done, long total);
}
