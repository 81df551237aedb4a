package org.clipwright.plugin.effects.picture.film;

/**
 * The original engine's grain field for one frame, made of hashed points on grids that change over time. Thread-safe.
 *
 * @param base hash of the effect's id and seed
 * @param fine points of the finest grid per pixel of the project
 * @param softness 0 for hard-edged grains, 1 for ones that blend into each other
 * @param clump how much the grain clumps together
 * @param moment the time in steps of the grain, 0 or more
 * @param passed fraction of the next step that has passed, 0 to 1
 */
record GrainField(int base, float fine, float softness, float clump, int moment, float passed) {

  static final int LUMA = 0x01000193;
  static final int RED = 0x8DA6B343;
  static final int GREEN = 0xD8163841;
  static final int BLUE = 0xCB1AB31F;

  private static final int SOFT = 0x51633E2D;
  private static final int CLUMP = 0xA511E9B3;
  private static final int ACROSS = 0x9E3779B9;
  private static final int DOWN = 0x85EBCA6B;
  private static final int TIME = 0xC2B2AE35;
  private static final double HALF_RANGE = 2 / (double) 0xFFFFFFFFL;

  /** The field of a frame. */
  static GrainField of(
      String effectId, int seed, double size, double softness, double clump, double evolution, double coherence,
      long frame) {
    double time = frame * evolution * (1 + 7 * (1 - coherence));
    double whole = Math.floor(time);
    return new GrainField(
        seed ^ mixed(hash(effectId)), (float) (1 / (1 + 8 * size)), (float) softness, (float) clump, (int) (long) whole,
        smooth((float) (time - whole)));
  }

  /** The grain at a position in the project's picture, usually -1 to 1. */
  float at(float x, float y, int salt) {
    float grain = softness >= 1 ? 0 : hard(x, y, salt);
    if (softness > 0) {
      grain = mix(grain, soft(x, y, salt), softness);
    }
    if (clump > 0) {
      float gathered = interpolated(x, y, fine * mix(0.35f, 0.08f, clump), salt ^ CLUMP, moment);
      grain *= mix(1, 0.45f + 1.35f * Math.abs(gathered), clump);
    }
    return grain;
  }

  private float hard(float x, float y, int salt) {
    int column = (int) Math.floor(x * fine);
    int row = (int) Math.floor(y * fine);
    float now = point(column, row, moment, salt);
    return passed == 0 ? now : mix(now, point(column, row, moment + 1, salt), passed);
  }

  private float soft(float x, float y, int salt) {
    float coarse = fine * mix(0.45f, 0.12f, softness);
    float now = interpolated(x, y, coarse, salt ^ SOFT, moment);
    return passed == 0 ? now : mix(now, interpolated(x, y, coarse, salt ^ SOFT, moment + 1), passed);
  }

  private float interpolated(float x, float y, float frequency, int salt, int time) {
    float column = x * frequency;
    float row = y * frequency;
    int left = (int) Math.floor(column);
    int top = (int) Math.floor(row);
    float dx = smooth(column - left);
    float dy = smooth(row - top);
    float upper = mix(point(left, top, time, salt), point(left + 1, top, time, salt), dx);
    float lower = mix(point(left, top + 1, time, salt), point(left + 1, top + 1, time, salt), dx);
    return mix(upper, lower, dy);
  }

  private float point(int x, int y, int time, int salt) {
    int hash = mixed(base ^ salt ^ x * ACROSS ^ y * DOWN ^ time * TIME);
    return (float) ((hash & 0xFFFFFFFFL) * HALF_RANGE - 1);
  }

  private static int mixed(int value) {
    int hash = value;
    hash ^= hash >>> 16;
    hash *= 0x7FEB352D;
    hash ^= hash >>> 15;
    hash *= 0x846CA68B;
    return hash ^ hash >>> 16;
  }

  /** 32-bit FNV-1a. */
  private static int hash(String text) {
    int hash = 0x811C9DC5;
    for (byte letter : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hash = (hash ^ letter & 0xFF) * 0x01000193;
    }
    return hash;
  }

  private static float smooth(float share) {
    return share * share * (3 - 2 * share);
  }

  private static float mix(float from, float to, float share) {
    return from + (to - from) * share;
  }
}
