package org.clipwright.sdk.audio;

import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.AudioBlock;

/**
 * The state of one sound effect in one render, for as long as its clip is heard without a jump.
 *
 * <p>Blocks arrive in order, one per frame, on one thread at a time, so state that continues from block to block (a
 * phase, an echo's memory) can be kept in fields. When rendering jumps, the filter is closed and a new one is opened.
 */
public interface SoundFilter extends AutoCloseable {

  /**
   * Changes the block's valid samples in place. Do not change their number or the rest of the arrays. Samples may
   * exceed -1 and 1 but must be finite. Do not keep the block.
   *
   * @param context the parameters, constant for the whole block; its frame number is the position in the clip
   * @param block the sound of one frame, whose length may vary by a sample from frame to frame
   */
  void apply(EffectContext context, AudioBlock block);

  /** Frees the filter's resources; called once, even after a failure. */
  @Override
  default void close() {}
}
