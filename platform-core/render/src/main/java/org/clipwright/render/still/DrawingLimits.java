package org.clipwright.render.still;

import java.time.Duration;

/**
 * What a drawing may cost, asked before it is drawn.
 *
 * @param bytes of its unpacked text
 * @param elements that it consists of when everything it repeats is counted as often as it is drawn
 * @param depth how many elements lie in each other, repeated ones included
 * @param wholePixels up to which it is drawn as a whole; larger ones are drawn as far as the canvas shows them
 * @param piecePixels of each of the pieces in which it is drawn on the heap
 * @param time of a processor for reading or drawing it
 */
public record DrawingLimits(int bytes, int elements, int depth, long wholePixels, int piecePixels, Duration time) {

  public static final DrawingLimits USUAL =
      new DrawingLimits(32 << 20, 100_000, 96, 16L << 20, 16 << 20, Duration.ofSeconds(15));
}
