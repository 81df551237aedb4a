package org.clipwright.render.setup;

/** Hears how far a render is. Called on the render's thread after each frame, so it returns quickly. */
@FunctionalInterface
public interface RenderProgress {

  /** So many frames of so many are encoded. */
  void frames(long done, long total);
}
