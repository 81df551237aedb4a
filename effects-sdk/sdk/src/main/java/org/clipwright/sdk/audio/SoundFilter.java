package org.clipwright.sdk.audio;

import org.clipwright.sdk.effect.EffectContext;

/** The state of one sound effect in one render; blocks come one after another, on one thread at a time. */
public interface SoundFilter extends AutoCloseable {

  /** Changes the block's valid samples in place; their number stays. */
  void apply(EffectContext context, AudioBlock block);

  /** Frees what the filter holds; called once, also after a failure. */
  @Override
  default void close() {}
}
