package org.clipwright.render.picture;

import org.clipwright.sdk.media.Frame;

/** The pixels of a turned or sheared picture, row by row of what it is drawn on. One thread at a time. */
final class TurnedSampler {

  private static final int ONE = 1 << 16;
  private static final int HALF = 1 << 15;
  private static final int OPAQUE = 255;

  /** The centre of a pixel; when an edge runs through it, the original counts it as left of the edge, or above. */
  private static final double CENTRE = 0.5 - 1e-9;

  private int[] pixels = new int[0];
  private Frame source;
  private Affine inverse;
  private int width;

  /** How much of the picture, across and down, a pixel spans: what an edge is smoothed over; 0 if it is not. */
  private double softX;
  private double softY;

  private int left;

  /**
   * Starts a picture.
   *
   * @param inverse maps places on the target to places in the picture
   * @param smooth whether pixels at its edges are as opaque as it covers them
   * @param width of the target
   */
  void begin(Frame picture, Affine inverse, boolean smooth, int width) {
    this.source = picture;
    this.inverse = inverse;
    this.width = width;
    softX = smooth ? Math.abs(inverse.a()) + Math.abs(inverse.c()) : 0;
    softY = smooth ? Math.abs(inverse.b()) + Math.abs(inverse.d()) : 0;
    if (pixels.length < width) {
      pixels = new int[width];
    }
  }

  /** Samples the part of a row that the picture covers; returns the number of its pixels. */
  int sample(int row) {
    long touched = span(row, softX / 2, softY / 2);
    left = first(touched);
    int count = end(touched) - left;
    if (count > 0) {
      interpolate(row, count);
      if (softX > 0) {
        soften(row, count);
      }
    }
    return Math.max(0, count);
  }

  /** The column of the first pixel sampled. */
  int left() {
    return left;
  }

  /** The pixels sampled last. */
  int[] pixels() {
    return pixels;
  }

  /** Only pixels near an edge are looked at. */
  private void soften(int row, int count) {
    long whole = span(row, -softX / 2, -softY / 2);
    boolean some = first(whole) < end(whole);
    int inner = some ? first(whole) - left : count;
    int outer = some ? end(whole) - left : count;
    soften(row, 0, inner);
    soften(row, outer, count);
  }

  private void soften(int row, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = inverse.a() * (left + i + 0.5) + inverse.c() * (row + 0.5) + inverse.e();
      double y = inverse.b() * (left + i + 0.5) + inverse.d() * (row + 0.5) + inverse.f();
      double covered = covered(x, source.width(), softX) * covered(y, source.height(), softY);
      pixels[i] = Blending.multiply(pixels[i], (int) Math.round(covered * OPAQUE));
    }
  }

  /** How much of a pixel lies between two edges, by how far its centre is from them. */
  private static double covered(double place, double size, double soft) {
    return Math.clamp(place / soft + 0.5, 0, 1) + Math.clamp((size - place) / soft + 0.5, 0, 1) - 1;
  }

  /**
   * The pixels of a row whose centres are inside the picture, as first (inclusive) and last (exclusive).
   *
   * @param marginX by how much wider the picture is taken to be at each side
   * @param marginY by how much higher
   */
  private long span(int row, double marginX, double marginY) {
    double x0 = inverse.c() * (row + CENTRE) + inverse.e() + marginX;
    double y0 = inverse.d() * (row + CENTRE) + inverse.f() + marginY;
    double across = source.width() + 2 * marginX;
    double down = source.height() + 2 * marginY;
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double from = Math.max(entry(inverse.a(), x0, across), entry(inverse.b(), y0, down));
    double to = Math.min(exit(inverse.a(), x0, across), exit(inverse.b(), y0, down));
    return from <= to ? span(Math.ceil(from - CENTRE), Math.ceil(to - CENTRE)) : 0;
  }

  private static double entry(double step, double start, double size) {
    if (step == 0) {
      return 0 <= start && start < size ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Math.min(-start / step, (size - start) / step);
  }

  private static double exit(double step, double start, double size) {
    if (step == 0) {
      return 0 <= start && start < size ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return Math.max(-start / step, (size - start) / step);
  }

  private long span(double from, double to) {
    int first = (int) Math.clamp(from, 0, width);
    int end = (int) Math.clamp(to, first, width);
    return (long) first << 32 | end;
  }

  private static int first(long span) {
    return (int) (span >>> 32);
  }

  private static int end(long span) {
    return (int) span;
  }

  private void interpolate(int row, int count) {
    double x = inverse.a() * (left + 0.5) + inverse.c() * (row + 0.5) + inverse.e();
    double y = inverse.b() * (left + 0.5) + inverse.d() * (row + 0.5) + inverse.f();
    long fx = (long) (x * ONE - 1) - HALF;
    long fy = (long) (y * ONE - 1) - HALF;
    long stepX = (long) (inverse.a() * ONE);
    long stepY = (long) (inverse.b() * ONE);
    int lastX = source.width() - 1;
    int lastY = source.height() - 1;
    for (int i = 0; i < count; i++) {
      int column = (int) (fx >> 16);
      int line = (int) (fy >> 16);
      int x1 = Math.clamp(column, 0, lastX);
      int x2 = Math.clamp(column + 1, 0, lastX);
      int y1 = Math.clamp(line, 0, lastY) * source.width();
      int y2 = Math.clamp(line + 1, 0, lastY) * source.width();
      int weightX = (int) fx >> 8 & 255;
      int weightY = (int) fy >> 8 & 255;
      int upper = weigh(source.pixel(y1 + x1), source.pixel(y1 + x2), weightX);
      int lower = weigh(source.pixel(y2 + x1), source.pixel(y2 + x2), weightX);
      pixels[i] = weigh(upper, lower, weightY);
      fx += stepX;
      fy += stepY;
    }
  }

  private static int weigh(int first, int second, int weight) {
    int other = 256 - weight;
    int low = (first & 0xFF00FF) * other + (second & 0xFF00FF) * weight >>> 8 & 0xFF00FF;
    int high = (first >>> 8 & 0xFF00FF) * other + (second >>> 8 & 0xFF00FF) * weight & 0xFF00FF00;
    return low | high;
  }
}
