package org.clipwright.plugin.effects.picture;

import java.nio.charset.StandardCharsets;

/** Numbers that look random and are the same for the same effect, frame and place. */
final class TapeNoise {

  private static final long OFFSET_BASIS = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private final long seed;
  private long frame;

  /** Noise of its own for each effect of a project; another offset makes it another tape. */
  TapeNoise(String effectId, int offset) {
    long hash = OFFSET_BASIS;
    for (byte one : effectId.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ one & 0xFF) * PRIME;
    }
    this.seed = hash ^ offset;
  }

  /** Goes to a frame. */
  void frame(long number) {
    frame = number;
  }

  /** A number from -1 to 1 for a place and purpose. */
  float at(int x, int y, int purpose) {
    long hash = seed + frame * 0x9E3779B97F4A7C15L + x * 0xC2B2AE3D27D4EB4FL + y * 0x165667B19E3779F9L
        + purpose * 0x27D4EB2F165667C5L;
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return (hash ^ hash >>> 31) / (float) Long.MAX_VALUE;
  }

  /** A number from 0 to 1 for a place and purpose. */
  float share(int x, int y, int purpose) {
    return (at(x, y, purpose) + 1) / 2;
  }
}
