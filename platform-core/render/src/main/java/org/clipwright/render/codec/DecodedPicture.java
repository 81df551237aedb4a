package org.clipwright.render.codec;

import java.util.Optional;
import org.clipwright.sdk.media.Frame;

/**
 * One decoded picture in whatever form the decoder left it (usually YUV). The holder closes it; it may be handed to
 * another thread, but only one uses it at a time.
 */
public interface DecodedPicture extends AutoCloseable {

  /** Width in pixels as decoded. */
  int width();

  /** Height in pixels as decoded. */
  int height();

  /** Whether every pixel is certain to be opaque. */
  boolean opaque();

  /** The ICC profile that its colours have, which {@link #toFrame} does not apply; empty for what is usual. */
  default Optional<byte[]> colorProfile() {
    return Optional.empty();
  }

  /** Converts to premultiplied RGBA, scaled to the frame's size in the same step. */
  void toFrame(Frame target, Scaling scaling);

  /** Gives the picture's memory back. */
  @Override
  void close();
}
