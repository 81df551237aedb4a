package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Rows;

/**
 * The state of one picture effect in one render.
 *
 * <p>For each frame the host calls {@link #layout} once, then {@link #apply} for bands of rows that together cover the
 * picture, from several threads at once; the next frame begins when all are done. Frames usually come in order, but a
 * render can begin anywhere, skip frames, go back, or be split among processes: a frame must look the same whatever was
 * rendered before it.
 */
public interface PictureFilter extends AutoCloseable {

  /**
   * Declares how this frame will be accessed, and prepares what all rows share (tables, the picture of a reader). Runs
   * on one thread, before any {@link #apply} for the frame; source and target are not available yet.
   */
  Layout layout(PictureContext context);

  /**
   * Computes the given rows of the target. Several threads call this at once, each with its own rows, so it may read
   * what {@link #layout} has prepared but must not change any field; allocate working memory within the call.
   *
   * <p>If source and target differ, write every pixel of the given rows, because the target's content is undefined.
   * Write nothing else: no other row, not the source, which other clips may be showing too, and no picture of a reader.
   */
  void apply(PictureContext context, Rows rows);

  /** Frees the filter's resources; called once, even after a failure. */
  @Override
  default void close() {}
}
