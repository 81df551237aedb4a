package org.clipwright.plugin.effects.picture.film;

/**
 * A field of grain over one frame, -1 to 1, made of hashed points on a grid; equal arguments give equal grain.
 *
 * @param cell distance of the points in pixels
 * @param softness 0 for hard-edged grains, 1 for ones that flow into each other
 * @param clump how much the grain gathers in places
 * @param evolution 0 for grain that stays, 1 for new grain at every frame
 * @param coherence how much of the frame before can still be seen
 */
record GrainField(
    double cell, double softness, double clump, double evolution, double coherence, long frame) {

  private static final double CLUMP_CELLS = 6;
  private static final int CLUMP_SEED = 104_729;

  /** The grain at a pixel. */
  float at(int x, int y, int seed) {
    double now = (1 - coherence / 2) * noise(x, y, cell, seed, frame) + coherence / 2 * noise(x, y, cell, seed, frame - 1);
    double grain = evolution == 0 ? noise(x, y, cell, seed, 0)
        : (1 - evolution) * noise(x, y, cell, seed, 0) + evolution * now;
    double gathered = clump == 0 ? 1 : 1 + clump * noise(x, y, cell * CLUMP_CELLS, seed + CLUMP_SEED, 0);
    return (float) Math.clamp(grain * gathered, -1, 1);
  }

  private double noise(int x, int y, double spacing, int seed, long moment) {
    double column = x / spacing;
    double row = y / spacing;
    long left = (long) column;
    long top = (long) row;
    double dx = softened(column - left);
    double dy = softened(row - top);
    double upper = point(left, top, seed, moment) * (1 - dx) + point(left + 1, top, seed, moment) * dx;
    double lower = point(left, top + 1, seed, moment) * (1 - dx) + point(left + 1, top + 1, seed, moment) * dx;
    return upper * (1 - dy) + lower * dy;
  }

  private double softened(double share) {
    return softness * share + (1 - softness) * (share < 0.5 ? 0 : 1);
  }

  /** A number from -1 to 1 that looks random. */
  private static double point(long x, long y, int seed, long moment) {
    long hash = x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + seed * 0x165667B19E3779F9L + moment * 0x27D4EB2F165667C5L;
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return (hash ^ hash >>> 31) / (double) Long.MAX_VALUE;
  }
}
