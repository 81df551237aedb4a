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

  /**
   * How many frames before one its filters must have seen to show that one as it should look; 0 for nearly all effects, and
   * never more than a few. Where a frame is wanted without those before it, the host lets the filter see so many first and
   * throws their pictures away, so that a frame looks the same wherever rendering begins.
   */
  default int framesBefore() {
    return 0;
  }
}
