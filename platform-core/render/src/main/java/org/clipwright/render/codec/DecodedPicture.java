package org.clipwright.render.codec;

import java.util.Optional;
import org.clipwright.sdk.media.Frame;

/**
 * One decoded picture in whatever format the decoder produced (usually YUV). The holder closes it; it may be handed to
 * another thread, but only one thread uses it at a time.
 */
public interface DecodedPicture extends AutoCloseable {

  /** Width in pixels, as decoded. */
  int width();

  /** Height in pixels, as decoded. */
  int height();

  /** Whether every pixel is known to be opaque. */
  boolean opaque();

  /** The ICC profile of its colours, which {@link #toFrame} does not apply; empty for the usual colours. */
  default Optional<byte[]> colorProfile() {
    return Optional.empty();
  }

  /** Converts to premultiplied RGBA, scaled to the frame's size in the same step. */
  void toFrame(Frame target, Scaling scaling);

  /** Releases the picture's memory. */
  @Override
  void close();
}
