package org.clipwright.plugin.effects.picture.pixel;

import java.awt.Color;
import java.awt.geom.Line2D;

/**
 * Antialiased lines one pixel wide, drawn as Qt does: along its major axis a line covers one pixel's height in each
 * column (or width in each row), shared by the two pixels that it passes between.
 */
public final class ThinLines {

  private static final double HALF = 0.5;

  private final int[] pixels;
  private final int width;
  private final int height;

  ThinLines(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /**
   * Draws a line that extends half a pixel beyond both ends. As in Qt, this shifts it sideways by half its slope:
   * forwards if it begins in the first half of a pixel, otherwise backwards.
   *
   * @param opacity opacity of the colour, 0 to 1
   */
  public void draw(Line2D line, Color color, double opacity) {
    double across = line.getX2() - line.getX1();
    double down = line.getY2() - line.getY1();
    int ink = premultiplied(color);
    if (Math.abs(across) < Math.abs(down)) {
      boolean forward = down > 0;
      Track track = new Track(ink, opacity, false, across / down);
      enter(forward ? line.getY1() : line.getY2(), forward ? line.getY2() : line.getY1(),
          forward ? line.getX1() : line.getX2(), track);
    } else if (across != 0) {
      boolean forward = across > 0;
      Track track = new Track(ink, opacity, true, down / across);
      enter(forward ? line.getX1() : line.getX2(), forward ? line.getX2() : line.getX1(),
          forward ? line.getY1() : line.getY2(), track);
    }
  }

  /** The values that are constant along a line. */
  private record Track(int ink, double opacity, boolean flat, double slope) {}

  /** A line that enters from outside begins one pixel before the picture, or two beyond it. */
  private void enter(double from, double to, double side, Track track) {
    double begin = Math.max(from, -1);
    if (track.slope != 0) {
      double bound = track.slope > 0 ? -1 : (track.flat ? height : width) + 1;
      begin = Math.max(begin, from + (bound - side) / track.slope);
    }
    if (begin <= to) {
      walk(begin, to, side + (begin - from) * track.slope, track);
    }
  }

  private void walk(double from, double to, double side, Track track) {
    double start = from - HALF;
    double end = to + HALF;
    double place = side + (Math.floor(from) - from) * track.slope - HALF;
    double first = Math.floor(start);
    int last = Math.min(track.flat ? width : height, (int) Math.ceil(end));
    for (int step = Math.max(0, (int) Math.floor(start)); step < last; step++) {
      double length = Math.min(end, step + 1) - Math.max(start, step);
      double aside = place + (step - first) * track.slope;
      int before = (int) Math.floor(aside);
      double share = aside - before;
      double seen = length * track.opacity;
      dot(step, before, track, (1 - share) * seen);
      dot(step, before + 1, track, share * seen);
    }
  }

  private void dot(int along, int aside, Track track, double coverage) {
    int x = track.flat ? along : aside;
    int y = track.flat ? aside : along;
    int part = (int) (coverage * 255);
    if (x >= 0 && x < width && y >= 0 && y < height && part > 0) {
      int place = y * width + x;
      int ink = scaled(track.ink, part);
      pixels[place] = ink + scaled(pixels[place], 255 - (ink >>> 24));
    }
  }

  private static int premultiplied(Color color) {
    int alpha = color.getAlpha();
    return alpha << 24 | StraightPixel.share(color.getRed(), alpha) << 16
        | StraightPixel.share(color.getGreen(), alpha) << 8 | StraightPixel.share(color.getBlue(), alpha);
  }

  private static int scaled(int pixel, int part) {
    return StraightPixel.share(pixel >>> 24, part) << 24 | StraightPixel.share(pixel >>> 16 & 0xFF, part) << 16
        | StraightPixel.share(pixel >>> 8 & 0xFF, part) << 8 | StraightPixel.share(pixel & 0xFF, part);
  }
}
