package org.clipwright.sdk.effect;

/**
 * An effect on pictures; a plugin's module {@code provides} it.
 *
 * <p>One object serves all renders and all threads, so it keeps no state.
 */
public interface PictureEffect {

  /** The declaration; always the same object or an equal one. */
  EffectDescriptor descriptor();

  /**
   * Makes the filter for one effect of one render.
   *
   * @throws EffectException when the effect's settings or files cannot be used
   */
  PictureFilter open(EffectSetup setup);
}
