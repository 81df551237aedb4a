package org.clipwright.sdk.effect;

import org.clipwright.sdk.media.Rows;

/**
 * The state of one picture effect in one render.
 *
 * <p>For each frame the host calls {@link #layout} once, then {@link #apply} for bands of rows that together cover the
 * picture, from several threads at once; the next frame begins when all are done. Frames mostly come one after another,
 * but a render may begin anywhere, leave frames out, go back, and be cut into parts that different processes do: a
 * frame must look the same whatever came before it.
 */
public interface PictureFilter extends AutoCloseable {

  /**
   * Says how this frame will be touched, and prepares what all rows share (tables, the picture of a reader). Runs on
   * one thread, before any {@link #apply} of the frame; source and target are not yet to be had.
   */
  Layout layout(PictureContext context);

  /**
   * Computes the given rows of the target. Several threads are in here at once, each with rows of its own, so it may
   * read what {@link #layout} has prepared but change no field; scratch memory belongs to the call.
   *
   * <p>Every pixel of the given rows is to be written when source and target differ, since the target holds leftovers.
   * Nothing else may be written: no other row, not the source, which other clips may be showing too, and no picture of
   * a reader.
   */
  void apply(PictureContext context, Rows rows);

  /** Frees what the filter holds; called once, also after a failure. */
  @Override
  default void close() {}
}
