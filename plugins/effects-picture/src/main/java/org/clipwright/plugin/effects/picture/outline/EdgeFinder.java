package org.clipwright.plugin.effects.picture.outline;

/** Canny edges, one pixel wide, of an area whose pixels are 1 inside and 0 outside. */
final class EdgeFinder {

  private static final int FRACTION_BITS = 15;
  private static final int TANGENT_22_5 = 13573;

  private final int[] area;
  private final int width;
  private final int height;

  EdgeFinder(int[] area, int width, int height) {
    this.area = area;
    this.width = width;
    this.height = height;
  }

  /** Whether the area matches a picture of this size. */
  boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /** Marks the edges of one row with 1, all other pixels with 0. */
  void mark(int[] edges, int y) {
    for (int x = 0; x < width; x++) {
      edges[y * width + x] = edge(x, y) ? 1 : 0;
    }
  }

  private boolean edge(int x, int y) {
    int across = across(x, y);
    int down = down(x, y);
    int strength = Math.abs(across) + Math.abs(down);
    if (strength == 0) {
      return false;
    }
    int flat = Math.abs(across) * TANGENT_22_5;
    int steep = flat + (Math.abs(across) << FRACTION_BITS + 1);
    int rise = Math.abs(down) << FRACTION_BITS;
    if (rise < flat) {
      return strength > strength(x - 1, y) && strength >= strength(x + 1, y);
    }
    if (rise > steep) {
      return strength > strength(x, y - 1) && strength >= strength(x, y + 1);
    }
    int side = (across ^ down) < 0 ? -1 : 1;
    return strength > strength(x - side, y - 1) && strength > strength(x + side, y + 1);
  }

  /** The gradient of the area at a pixel; 0 outside the picture. */
  private int strength(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : Math.abs(across(x, y)) + Math.abs(down(x, y));
  }

  private int across(int x, int y) {
    return at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) - at(x - 1,
        y + 1);
  }

  private int down(int x, int y) {
    return at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) - at(x + 1,
        y - 1);
  }

  private int at(int x, int y) {
    return area[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }
}
