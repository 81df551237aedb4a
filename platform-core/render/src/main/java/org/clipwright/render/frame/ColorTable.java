package org.clipwright.render.frame;

import org.clipwright.render.picture.ColorConversion;

/**
 * A colour lookup table, computed at the nodes of a grid and interpolated tetrahedrally between them. Any thread may
 * use it.
 */
public final class ColorTable implements ColorConversion {

  private static final int SCALE = 1 << 16;

  private final int steps;
  private final float[] nodes;

  private ColorTable(int steps, float[] nodes) {
    this.steps = steps;
    this.nodes = nodes;
  }

  /**
   * Creates a table from precomputed nodes.
   *
   * @param nodes red, green and blue in 16 bits; the source's blue varies fastest, then green
   */
  public static ColorTable of(int steps, short[] nodes) {
    float[] bytes = new float[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      bytes[i] = (nodes[i] & 0xFFFF) / 257f;
    }
    return new ColorTable(steps, bytes);
  }

  @Override
  public int color(int red, int green, int blue) {
    long r = (long) red * (steps - 1) * SCALE / 65535;
    long g = (long) green * (steps - 1) * SCALE / 65535;
    long b = (long) blue * (steps - 1) * SCALE / 65535;
    int r0 = (int) Math.min(r >> 16, steps - 2);
    int g0 = (int) Math.min(g >> 16, steps - 2);
    int b0 = (int) Math.min(b >> 16, steps - 2);
    return between(((r0 * steps + g0) * steps + b0) * 3, rest(r, r0), rest(g, g0), rest(b, b0));
  }

  private static float rest(long position, int node) {
    return (position - ((long) node << 16)) * (1f / SCALE);
  }

  /**
   * From the lowest node along the axis with the largest remainder first, then the next: four nodes around the colour.
   */
  private int between(int lowest, float r, float g, float b) {
    int red = steps * steps * 3;
    int green = steps * 3;
    int blue = 3;
    if (r >= g) {
      if (g >= b) {
        return weighed(lowest, red, green, blue, r, g, b);
      }
      return r >= b ? weighed(lowest, red, blue, green, r, b, g) : weighed(lowest, blue, red, green, b, r, g);
    }
    if (r >= b) {
      return weighed(lowest, green, red, blue, g, r, b);
    }
    return g >= b ? weighed(lowest, green, blue, red, g, b, r) : weighed(lowest, blue, green, red, b, g, r);
  }

  private int weighed(int node, int first, int second, int third, float most, float middle, float least) {
    int result = 0;
    for (int channel = 0; channel < 3; channel++) {
      int at = node + channel;
      float value = nodes[at] * (1 - most) + nodes[at + first] * (most - middle)
          + nodes[at + first + second] * (middle - least) + nodes[at + first + second + third] * least;
      result |= (int) (value + 0.5f) << 8 * channel;
    }
    return result;
  }
}
