package org.clipwright.render.still;

import java.time.Duration;

/**
 * Limits on what a drawing may cost, checked before it is drawn.
 *
 * @param bytes size of its uncompressed text
 * @param elements number of elements, counting everything it repeats as often as it is drawn
 * @param depth nesting depth of elements, including repeated ones
 * @param wholePixels up to this size it is drawn whole; larger drawings only as far as the canvas shows them
 * @param piecePixels size of each piece in which it is drawn on the heap
 * @param time processor time for reading or drawing it
 */
public record DrawingLimits(int bytes, int elements, int depth, long wholePixels, int piecePixels, Duration time) {

  public static final DrawingLimits USUAL =
      new DrawingLimits(32 << 20, 100_000, 96, 16L << 20, 16 << 20, Duration.ofSeconds(15));
}
