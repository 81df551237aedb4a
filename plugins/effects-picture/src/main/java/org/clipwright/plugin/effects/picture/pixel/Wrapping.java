package org.clipwright.plugin.effects.picture.pixel;

/** Distances on a picture whose opposite sides are joined. */
public final class Wrapping {

  private Wrapping() {}

  /**
   * The whole pixels, from 0 to the size exclusive, that a fraction of the size moves to the right or down; whole
   * multiples of the size count as 0.
   */
  public static int distance(double part, int size) {
    double rest = Math.abs(part) % 1;
    long pixels = Math.round(rest * size);
    return (int) Math.floorMod(part < 0 ? -pixels : pixels, (long) size);
  }
}
