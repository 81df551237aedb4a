package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Rows;

/**
 * The state of one picture effect in one render.
 *
 * <p>For each frame the host calls {@link #layout} once, then {@link #apply} for bands of rows that together cover the
 * picture, from several threads at once. Frames come one after another, mostly but not always in order. Nothing may be
 * written outside the given rows of the target.
 */
public interface PictureFilter extends AutoCloseable {

  /**
   * Says how this frame will be touched, and prepares what all rows share (tables, the picture of a reader). Runs on one
   * thread, before any {@link #apply} of the frame; source and target are not yet to be had.
   */
  Layout layout(PictureContext context);

  /** Computes the given rows of the target. */
  void apply(PictureContext context, Rows rows);

  /** Frees what the filter holds; called once, also after a failure. */
  @Override
  default void close() {}
}
