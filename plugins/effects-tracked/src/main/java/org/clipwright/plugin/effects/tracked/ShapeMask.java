package org.clipwright.plugin.effects.tracked;

import java.util.Optional;
import org.clipwright.sdk.effect.EffectException;

/**
 * The shape of a detected object: the pixels that belong to it, over the whole picture.
 *
 * @param runs run lengths of pixels row by row, alternating and beginning with pixels outside the shape
 */
record ShapeMask(int width, int height, int[] runs) {

  private static final int LONGEST_SIDE = 1 << 13;

  /** The mask in a message; empty if it has no size. */
  static Optional<ShapeMask> parse(Message message) {
    long width = message.whole(1);
    long height = message.whole(2);
    if (width == 0 || height == 0) {
      return Optional.empty();
    }
    if (width < 0 || height < 0 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new EffectException("The tracking data has a mask of " + width + "x" + height + " pixels; at most "
          + LONGEST_SIDE + " are allowed for each side.");
    }
    return Optional.of(new ShapeMask((int) width, (int) height, message.wholes(3)));
  }

  /** Adds its pixels to a plane of its size; excess pixels are ignored. */
  void addTo(boolean[] plane) {
    int place = 0;
    boolean inside = false;
    for (int run : runs) {
      int end = (int) Math.min(plane.length, (long) place + run);
      for (; inside && place < end; place++) {
        plane[place] = true;
      }
      place = end;
      inside = !inside;
    }
  }
}
