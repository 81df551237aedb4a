package org.clipwright.render.original;

import java.util.Arrays;
import org.clipwright.render.sound.SpeedFilter;

/**
 * Plays one channel faster or slower as the original engine does, which keeps samples in a ring buffer and tops it up
 * before each block to what the block should take plus three. Sums of fractions are inexact, so a block occasionally
 * takes one sample too few, and one of the next block is dropped; or one too many, and the ring buffer repeats its
 * earlier contents.
 */
final class OriginalSpeedChanger {

  private static final int SPARE = 3;
  private static final int ROOM = 8;
  private static final int GROWTH = 32;
  private static final int FIRST_SIZE = 106;
  private static final int FIRST_PLACE = 63;

  private final SpeedFilter filter = new SpeedFilter();
  private float[] ring = new float[FIRST_SIZE];
  private int place = FIRST_PLACE;
  private int held = SPARE;
  private double phase;

  /** Converts a number of samples into another number. Both arrays may be longer. */
  void change(float[] in, int inCount, float[] out, int outCount) {
    double speed = (double) inCount / outCount;
    filter.setSpeed(speed);
    int needed = (int) Math.round(outCount * speed) + SPARE;
    grow(needed);
    fill(needed, in, inCount);
    interpolate(speed, out, outCount);
    filter.filterOutput(out, outCount);
  }

  private void grow(int needed) {
    if (ring.length < needed + ROOM) {
      ring = Arrays.copyOf(ring, needed + GROWTH);
    }
  }

  private void fill(int needed, float[] in, int inCount) {
    int end = place + held;
    int used = 0;
    while (held < needed) {
      end %= ring.length;
      int count = Math.min(needed - held, ring.length - end);
      int given = Math.min(count, inCount - used);
      System.arraycopy(in, used, ring, end, given);
      filter.filterInput(ring, end, count);
      used += given;
      held += count;
      end += count;
    }
  }

  private void interpolate(double speed, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      float left = ring[place];
      out[i] = left + (float) phase * (ring[(place + 1) % ring.length] - left);
      phase += speed;
      int whole = (int) phase;
      phase -= whole;
      place = (place + whole) % ring.length;
      held -= whole;
    }
  }
}
