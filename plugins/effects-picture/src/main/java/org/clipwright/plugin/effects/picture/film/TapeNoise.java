package org.clipwright.plugin.effects.picture.film;

import java.nio.charset.StandardCharsets;

/** Pseudo-random numbers that are the same for the same effect, frame and position: 32-bit FNV-1a hashes of these. */
final class TapeNoise {

  private static final int BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;
  private static final int DENSITY = 31;
  private static final int DENSITY_CELL_BITS = 3;
  private static final float DENSITY_CELL = 1 << DENSITY_CELL_BITS;
  private static final float RANGE = 4294967296f;

  private final int seed;

  private TapeNoise(int seed) {
    this.seed = seed;
  }

  /** Separate noise for each effect of a project; another offset makes it another tape. */
  static TapeNoise of(String effectId, int offset) {
    int hash = BASIS;
    for (byte one : effectId.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ one & 0xFF) * PRIME;
    }
    return new TapeNoise(hash ^ offset);
  }

  /** Other noise of the same tape, for another purpose. */
  TapeNoise other(int purpose) {
    return new TapeNoise(seed ^ mixed(purpose, 0x9E3779B9));
  }

  /** The seed of all numbers. */
  int seed() {
    return seed;
  }

  /** A number from 0 to 1 determined by three others. */
  float share(int a, int b, int c) {
    return last(start(a, b), c);
  }

  /** The common part of many numbers that differ only in the third; for {@link #last}. */
  int start(int a, int b) {
    return mixed(mixed(seed, a), b);
  }

  /** A number from 0 to 1, from a start and a third number. */
  static float last(int start, int c) {
    return (mixed(start, c) & 0xFFFFFFFFL) / RANGE;
  }

  /**
   * The density of something in a row, 0 to 1: it varies smoothly from row to row, and over spans of several frames.
   */
  float density(long frame, int row) {
    int time = (int) frame >> DENSITY_CELL_BITS;
    int cell = row >> DENSITY_CELL_BITS;
    float lower = row % DENSITY_CELL / DENSITY_CELL;
    float mean = (1 - lower) * share(time, cell, DENSITY) + lower * share(time, cell + 1, DENSITY);
    return mean * mean;
  }

  private static int mixed(int hash, int value) {
    int result = hash;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      result = (result ^ value >>> shift & 0xFF) * PRIME;
    }
    return result;
  }
}
