package org.clipwright.sdk.audio;

import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.AudioBlock;

/**
 * The state of one sound effect in one render, for as long as its clip is heard without a jump.
 *
 * <p>Blocks come one after another, one for each frame, on one thread at a time, so what is to go on from block to
 * block (a phase, an echo's memory) is kept in fields. When rendering jumps, the filter is closed and another one
 * opened.
 */
public interface SoundFilter extends AutoCloseable {

  /**
   * Changes the block's valid samples in place. Their number stays, and what lies behind them in the arrays is left
   * alone; samples may go beyond -1 and 1, but have to be finite. The block must not be kept.
   *
   * @param context the parameters, which stay the same for the whole block; its frame number tells where in the clip it
   *     is
   * @param block the sound of one frame, whose length may vary by a sample from frame to frame
   */
  void apply(EffectContext context, AudioBlock block);

  /** Frees what the filter holds; called once, also after a failure. */
  @Override
  default void close() {}
}
