package org.clipwright.sdk.audio;

import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.EffectSetup;

/**
 * An effect on sound; a plugin's module {@code provides} it.
 *
 * <p>One object serves all renders and all threads, so it keeps no state.
 */
public interface SoundEffect {

  /** The declaration; always the same object or an equal one. */
  EffectDescriptor descriptor();

  /**
   * Makes the filter for one effect of one render.
   *
   * @throws EffectException when the effect's settings cannot be used
   */
  SoundFilter open(EffectSetup setup);
}
