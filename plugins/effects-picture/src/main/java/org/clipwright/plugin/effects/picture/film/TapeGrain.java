package org.clipwright.plugin.effects.picture.film;

/**
 * The grain of one row of a tape, pixel by pixel: two fields, each lasting half a second, that dissolve into each
 * other.
 */
final class TapeGrain {

  private static final int FIELDS_A_SECOND = 2;
  private static final int FIELD = 0x9E37;
  private static final int ROW = 0x85EB;
  private static final int LATER = 0x1234567;
  private static final int MASK = 0xFFFFFF;
  private static final float RANGE = MASK;

  private final float laterShare;
  private int now;
  private int later;

  /** The grain of one row at a point in time. */
  TapeGrain(int seed, double seconds, int row) {
    int field = (int) Math.floor(seconds * FIELDS_A_SECOND);
    laterShare = (float) (seconds * FIELDS_A_SECOND - field);
    now = seed ^ FIELD * field ^ ROW * row;
    later = seed ^ FIELD * (field + 1) ^ ROW * row ^ LATER;
  }

  /** The grain of the next pixel, from 0 to 1. */
  float next() {
    now = stirred(now);
    later = stirred(later);
    return (now & MASK) / RANGE * (1 - laterShare) + (later & MASK) / RANGE * laterShare;
  }

  /** The next state (Marsaglia's xorshift). */
  private static int stirred(int state) {
    int result = state ^ state << 13;
    result ^= result >>> 17;
    return result ^ result << 5;
  }
}
