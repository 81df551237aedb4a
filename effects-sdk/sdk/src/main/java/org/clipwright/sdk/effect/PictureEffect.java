package org.clipwright.sdk.effect;

/**
 * A picture effect; a plugin's module {@code provides} it.
 *
 * <p>One object serves all renders and threads, so it must be stateless.
 */
public interface PictureEffect {

  /** The declaration; always the same object or an equal one. */
  EffectDescriptor descriptor();

  /**
   * Opens the filter for one effect in one render.
   *
   * @throws EffectException when the effect's settings or files cannot be used
   */
  PictureFilter open(EffectSetup setup);

  /**
   * How many preceding frames its filters must have seen to render a frame correctly; 0 for nearly all effects, and
   * never more than a few. If rendering begins at a frame, the host first runs the filter on that many preceding frames
   * and discards their pictures, so that a frame looks the same wherever rendering begins.
   */
  default int framesBefore() {
    return 0;
  }
}
