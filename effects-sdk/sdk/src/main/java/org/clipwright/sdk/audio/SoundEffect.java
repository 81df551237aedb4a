package org.clipwright.sdk.audio;

import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectException;
import org.clipwright.sdk.effect.EffectSetup;

/**
 * A sound effect; a plugin's module {@code provides} it.
 *
 * <p>One object serves all renders and threads, so it must be stateless.
 */
public interface SoundEffect {

  /** The declaration; always the same object or an equal one. */
  EffectDescriptor descriptor();

  /**
   * Opens the filter for one effect in one render.
   *
   * @throws EffectException when the effect's settings cannot be used
   */
  SoundFilter open(EffectSetup setup);
}
